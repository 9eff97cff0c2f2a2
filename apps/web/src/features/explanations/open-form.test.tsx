import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ExplanationReply, ExplanationsReply } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../../testing/builders.ts';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { OpenForm } from './open-form.tsx';

const [july, june] = [period('bc-2026-07'), period('bc-2026-06')];
// Of all that is known of them the form asks only these.
const known = { id: 12, agency: 'snv', period: july, metric: 'du-2@1', state: 'open' } as ExplanationReply;
const done = { ...known, id: 11, period: june, state: 'accepted' } as ExplanationReply;
const reply: ExplanationsReply = {
  ...{ today: '2026-08-03', explanations: [done, known], periods: [june, july], isDemo: false },
  agencies: [
    { code: 'stp', name: 'Sở Tư pháp' },
    { code: 'snv', name: 'Sở Nội vụ' },
  ],
};

beforeEach(loadWords);
afterEach(cleanup);

it('says before it is sent that one about the same agency, period and indicator is not done, and of no other', () => {
  renderAt('/giai-trinh', <OpenForm reply={reply} side="home-affairs" />);
  const choose = (label: string, value: string): boolean => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const told = (): boolean => screen.queryByText(/^Giải trình số 12 .*chưa xong: Chờ cơ quan trả lời$/) !== null;
  choose('Cơ quan', 'snv');
  expect([told(), screen.queryByText(/số 11/)]).toEqual([false, null]);
  choose('Kỳ', july.id);
  expect(told()).toBe(true);
  choose('Chỉ số', 'du-1@1');
  expect(told()).toBe(false);
  choose('Chỉ số', 'du-2@1');
  choose('Cơ quan', 'stp');
  expect(told()).toBe(false);
});

it('says in its place what the server refuses because one is not done, until something else is chosen', async () => {
  const title = 'Giải trình về đúng cơ quan, kỳ và chỉ số này chưa xong';
  const refusal = { type: 'urn:nhip-thu:problem:explanation-unfinished', title, detail: 'Làm tiếp ở giải trình số 13.' };
  const server = new FakeServer({ '/api/v1/explanations': () => ({ status: 409, body: refusal }) });
  renderAt('/giai-trinh', <OpenForm reply={{ ...reply, explanations: [{ ...known, id: 13 }] }} side="home-affairs" />);
  for (const [label, value] of [
    ['Cơ quan', 'snv'],
    ['Kỳ', july.id],
  ] as const)
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await userEvent.type(screen.getByRole('textbox', { name: /Nội dung/ }), 'Vì sao?');
  await userEvent.click(screen.getByRole('button', { name: 'Yêu cầu giải trình' }));
  expect(await screen.findByText(title)).toBeTruthy();
  expect(screen.getByText('Làm tiếp ở giải trình số 13.')).toBeTruthy();
  // Said once, and what is typed is kept.
  expect(screen.queryByText(/^Giải trình số 13 /)).toBeNull();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /Nội dung/ }).value).toBe('Vì sao?');
  expect(server.sent).toHaveLength(1);
  fireEvent.change(screen.getByLabelText('Cơ quan'), { target: { value: 'stp' } });
  expect(screen.queryByText(title)).toBeNull();
});
