import { beforeAll, describe, expect, it } from '@jest/globals';
import { startI18n } from '../text/i18n.ts';
import { speakForFields } from './field-messages.ts';

beforeAll(async () => {
  await startI18n();
  speakForFields(document);
});

function fieldOf(html: string): HTMLInputElement {
  document.body.innerHTML = `<form>${html}</form>`;
  const field = document.querySelector('input');
  if (field === null) throw new Error('no field');
  field.reportValidity();
  return field;
}

describe('what the browser finds wrong with a field', () => {
  it.each([
    ['<input required>', 'Chưa điền ô này'],
    ['<input type="email" value="an">', 'Chưa phải địa chỉ thư, ví dụ an@tinh.gov.vn'],
    ['<input type="number" min="0" value="-1">', 'Phải từ 0 trở lên'],
    ['<input type="number" max="100" value="101">', 'Không được quá 100'],
    ['<input pattern="[a-z]+" value="1">', 'Giá trị này không dùng được'],
    ['<input value="x">', ''],
  ])('%s is said in the language of the page: %s', (html, said) => {
    expect(fieldOf(html).validationMessage).toBe(said);
  });

  it('leaves alone what a field says of itself, such as that a day is none', () => {
    const field = fieldOf('<input value="31/02/2026">');
    field.setCustomValidity('Nhập ngày');
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    expect([field.reportValidity(), field.validationMessage]).toEqual([false, 'Nhập ngày']);
  });

  it('leaves alone the fields of a form that says itself what is wrong', () => {
    document.body.innerHTML = '<form novalidate><input required></form>';
    expect(document.querySelector('input')?.checkValidity()).toBe(false);
    expect(document.querySelector('input')?.validity.customError).toBe(false);
  });

  it('holds until something else is typed', () => {
    const field = fieldOf('<input required>');
    field.value = 'x';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect([field.validationMessage, field.checkValidity()]).toEqual(['', true]);
  });
});
