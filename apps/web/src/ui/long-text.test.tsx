import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { LongText } from './long-text.tsx';

afterEach(cleanup);

function Page() {
  const [text, setText] = useState('');
  return <LongText label="Nội dung" description="Viết rõ." value={text} onChange={(event) => setText(event.currentTarget.value)} />;
}

it('a long text says how much may be written, how much is left, and how much is too much, and cuts nothing', async () => {
  await loadWords();
  renderAt('/', <Page />);
  const field = screen.getByLabelText<HTMLTextAreaElement>('Nội dung');
  const described = (): string =>
    (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .filter((text) => text !== '')
      .join(' | ');
  expect(described()).toBe('Viết rõ. Tối đa 4.000 ký tự.');
  fireEvent.change(field, { target: { value: 'x'.repeat(10) } });
  expect(described()).toBe('Viết rõ. Còn 3.990 ký tự.');
  fireEvent.change(field, { target: { value: 'x'.repeat(4012) } });
  expect(described()).toContain('Dài quá 4.000 ký tự: bớt 12 ký tự');
  expect([field.getAttribute('aria-invalid'), field.value.length]).toEqual(['true', 4012]);
});
