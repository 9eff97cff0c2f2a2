import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { DeskRequestReply } from '@nhip-thu/metrics';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { RequestCard } from '../features/data-requests/request-card.tsx';
import { useDeskRequests } from '../api/data-requests.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';

const step = (act: 'asked' | 'refused', text: string) => ({ act, by: 'noivu', at: '2026-07-17T01:00:00Z', text, effect: null });
const OPEN = {
  ...{ id: 1, kind: 'access', day: null, state: 'open', dueOn: '2026-07-20', isOverdue: false, fullName: 'Lan', agency: null },
  ...{ madeOn: '2026-07-16', steps: [step('asked', 'Xin bản sao')] },
} as unknown as DeskRequestReply;
const REFUSED = { ...OPEN, state: 'refused', dueOn: null, steps: [...OPEN.steps, step('refused', 'Đã trả lời tuần trước')] };

function Page() {
  const { data } = useDeskRequests();
  return data?.requests.map((request) => <RequestCard key={request.id} request={request} canAnswer />);
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

it('whoever answers after somebody else is told so, sees that answer, and keeps what they typed', async () => {
  const server = new FakeServer({
    '/api/v1/data-requests': () => ({ body: { requests: [OPEN] } }),
    '/api/v1/data-requests/1/steps': () => ({
      status: 409,
      body: { type: 'urn:nhip-thu:problem:wrong-step', title: 'Không hợp', status: 409 },
    }),
    '/api/v1/directory/tree': () => ({ body: { agencies: [] } }),
  });
  renderAt('/yeu-cau-du-lieu', <Page />);
  await userEvent.type(await screen.findByRole('textbox'), 'Đã gửi bản sao');
  server.set('/api/v1/data-requests', () => ({ body: { requests: [REFUSED] } }));
  await userEvent.click(screen.getByRole('button', { name: 'Đã thực hiện' }));
  expect(await screen.findByText(/Đã trả lời tuần trước/)).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toContain('Có người khác vừa xử lý việc này');
  expect(screen.getByRole('alert').textContent).toContain('Đã gửi bản sao');
  expect(screen.queryByRole('textbox')).toBeNull();
});
