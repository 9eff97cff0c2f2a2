import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { QueuesReply } from '@nhip-thu/metrics';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { OperationRoute } from './operation.route.tsx';

const QUEUES: QueuesReply = {
  store: 'postgres',
  queues: [
    { job: 'fold-segment', waiting: 1_204, active: 2, delayed: 0, failed: 3 },
    { job: 'a-later-job', waiting: 0, active: 0, delayed: 0, failed: 0 },
  ],
  failures: [{ job: 'fold-segment', id: 'seg-7-x', reason: 'no space left on device', attempts: 8, failedAt: '2026-07-17T01:00:00Z' }],
};
const AFTER: QueuesReply = { ...QUEUES, queues: QUEUES.queues.map((queue) => ({ ...queue, failed: 0 })), failures: [] };

function serve(role: string): FakeServer {
  return new FakeServer({
    '/api/v1/session': () => ({ body: { session: { username: 'thu', displayName: 'Thử', agencyCode: null, role } } }),
    '/api/v1/operation/queues': () => ({ body: QUEUES }),
    '/api/v1/operation/queues/fold-segment/retry': () => ({ body: AFTER }),
  });
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('the page of operation', () => {
  it('tells how many jobs are where, and why some failed; a job without a name here is shown as it is', async () => {
    serve('mail-administrator');
    renderAt('/van-hanh', <OperationRoute />);
    const [head] = await screen.findAllByRole('rowheader', { name: 'Đọc nhật ký' });
    const row = head!.closest('tr')!;
    expect([...row.querySelectorAll('td')].slice(0, 4).map((cell) => cell.textContent)).toEqual(['1.204', '2', '0', '3']);
    expect(screen.getByRole('rowheader', { name: 'a-later-job' })).toBeTruthy();
    expect(screen.getByText('no space left on device')).toBeTruthy();
    expect(screen.getByRole('link', { name: /bull-board/ }).getAttribute('href')).toBe('/van-hanh/hang-doi');
  });

  it('runs failed jobs again for a mail administrator', async () => {
    const server = serve('mail-administrator');
    renderAt('/van-hanh', <OperationRoute />);
    await userEvent.click(await screen.findByRole('button', { name: 'Chạy lại việc hỏng: Đọc nhật ký' }));
    await waitFor(() => expect(screen.getByText('Không có việc nào hỏng')).toBeTruthy());
    expect(server.sent.map(({ to }) => to)).toEqual(['POST /api/v1/operation/queues/fold-segment/retry']);
  });

  it('offers an auditor nothing to change', async () => {
    serve('auditor');
    renderAt('/van-hanh', <OperationRoute />);
    await screen.findAllByRole('rowheader', { name: 'Đọc nhật ký' });
    expect(screen.queryByRole('button')).toBeNull();
  });
});
