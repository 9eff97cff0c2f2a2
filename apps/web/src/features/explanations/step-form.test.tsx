import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ExplanationReply } from '@nhip-thu/metrics';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { period } from '../../testing/builders.ts';
import { FakeServer } from '../../testing/fake-server.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { StepForm } from './step-form.tsx';

// Of all that is known of it the form asks only these.
const waiting = { id: 2, state: 'open', period: period('bc-2026-07') } as ExplanationReply;

let server: FakeServer;
beforeEach(async () => {
  await loadWords();
  server = new FakeServer({ '/api/v1/explanations/2/steps': () => ({ body: {} }) });
  renderAt('/giai-trinh', <StepForm explanation={waiting} side="home-affairs" />);
});
afterEach(cleanup);

it('names the act that its button does, and asks before the explanation is closed for good', async () => {
  await userEvent.type(screen.getByRole('textbox', { name: /Nội dung/ }), 'Không cần nữa');
  await userEvent.click(screen.getByRole('button', { name: 'Đóng giải trình' }));
  expect(server.sent).toEqual([]);
  const question = within(screen.getByRole('dialog', { hidden: true, name: 'Đóng giải trình số 2?' }));
  await userEvent.click(question.getByText('Chưa đóng'));
  expect(server.sent).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: 'Đóng giải trình' }));
  await userEvent.click(within(screen.getByRole('dialog', { hidden: true })).getByText('Đóng giải trình'));
  await waitFor(() => expect(server.sent.map(({ body }) => body)).toEqual([{ act: 'closed', text: 'Không cần nữa' }]));
});

it.each([' \n ', 'x'.repeat(24_000)])('asks nothing back and sends nothing while the text says nothing or too much', async (text) => {
  fireEvent.change(screen.getByRole('textbox', { name: /Nội dung/ }), { target: { value: text } });
  await userEvent.click(screen.getByRole('button', { name: 'Đóng giải trình' }));
  expect([screen.queryByRole('dialog', { hidden: true }), server.sent]).toEqual([null, []]);
});
