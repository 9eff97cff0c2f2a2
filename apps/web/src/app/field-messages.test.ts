import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@testing-library/react';
import { changeLanguage, startI18n } from '../text/i18n.ts';
import { WRITTEN } from '../ui/written.ts';
import { speakForFields } from './field-messages.ts';

beforeAll(async () => {
  await startI18n();
  speakForFields(document);
});

/** The next form is sent in another task. */
afterEach(() => new Promise((done) => setTimeout(done)));

/** Fields of a form that is to be sent, each in its own wrapper. */
function sent(...fields: readonly string[]): readonly HTMLInputElement[] {
  const wrapped = fields.map((field) => `<div class="mantine-InputWrapper-root">${field}</div>`);
  document.body.innerHTML = `<form>${wrapped.join('')}<button>Ghi</button></form>`;
  document.querySelector('form')?.reportValidity();
  return [...document.querySelectorAll('input')];
}

const told = (field: HTMLInputElement | undefined): readonly (string | null)[] => {
  const ids = field?.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? null);
};

function type(field: HTMLInputElement | undefined, value: string): void {
  if (field === undefined) throw new Error('no field');
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('what the browser finds wrong with a field', () => {
  it.each([
    ['<input required>', ['Chưa điền ô này']],
    ['<input type="email" value="an">', ['Chưa phải địa chỉ thư, ví dụ an@tinh.gov.vn']],
    ['<input type="number" min="0" value="-1">', ['Phải từ 0 trở lên']],
    ['<input type="number" max="100" value="101">', ['Không được quá 100']],
    [`<input required pattern="${WRITTEN}" value="   ">`, ['Chưa điền ô này']],
    ['<input pattern="[a-z]+" value="1">', ['Giá trị này không dùng được']],
    ['<input pattern="[0-9]{6}" title="Sáu chữ số" value="1">', ['Sáu chữ số']],
    ['<input value="x">', []],
  ])('%s is said under it in the language of the page: %j', (html, said) => {
    const [field] = sent(html);
    expect([told(field), field?.getAttribute('aria-invalid')]).toEqual([said, said.length > 0 ? 'true' : null]);
  });

  it('is told of all fields at once; the keyboard goes to the first', () => {
    const [good, first, second] = sent('<input value="x">', '<input required>', '<input required>');
    expect([told(good), told(first), told(second)]).toEqual([[], ['Chưa điền ô này'], ['Chưa điền ô này']]);
    expect(document.activeElement).toBe(first);
  });

  it('is said once however often the form is sent, beside what describes the field anyway, and goes when something else is typed', () => {
    const [field] = sent('<input required aria-describedby="rule"><p id="rule">Ít nhất 12 ký tự</p>');
    document.querySelector('form')?.reportValidity();
    expect(told(field)).toEqual(['Ít nhất 12 ký tự', 'Chưa điền ô này']);
    type(field, 'x');
    expect([told(field), field?.hasAttribute('aria-invalid'), document.querySelectorAll('.nt-field-fault').length]).toEqual([
      ['Ít nhất 12 ký tự'],
      false,
      0,
    ]);
  });

  it('leaves what a field says of itself, such as that a day is none, and says nothing where the form has said it', () => {
    const [field] = sent('<input value="31/02/2026">');
    field?.setCustomValidity('Nhập ngày');
    document.querySelector('form')?.reportValidity();
    expect(told(field)).toEqual(['Nhập ngày']);
    type(field, '31/02/202');
    field?.insertAdjacentHTML('afterend', '<p class="mantine-InputWrapper-error">Nhập ngày</p>');
    document.querySelector('form')?.reportValidity();
    expect(document.querySelectorAll('.nt-field-fault').length).toBe(0);
  });

  it('follows the page into its other language', async () => {
    const [field] = sent('<input required>');
    await changeLanguage('en');
    await waitFor(() => expect(told(field)).toEqual(['Fill in this field']));
    await changeLanguage('vi');
    await waitFor(() => expect(told(field)).toEqual(['Chưa điền ô này']));
  });
});
