import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listDays, parsePeriodId } from '@nhip-thu/metrics';
import type { OwnDayReply, OwnUseAnswer, OwnUseReply } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeServer } from '../testing/fake-server.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { OwnDataRoute } from './own-data.route.tsx';

const period = parsePeriodId('bc-2026-07')!;
const evidence = {
  ...{ sent: 1, received: 5, logins: 2, failedLogins: 0, accessPoints: 3, isDoubtful: false },
  ...{ firstAt: '2026-06-15T01:00:00.000Z', lastAt: '2026-06-15T09:00:00.000Z' },
};
const dayOf = (day: string): OwnDayReply => {
  if (day === '2026-06-15') return { day, state: 'worked', use: 'used', isCounted: true, evidence };
  return { day, state: 'worked', use: day === '2026-06-17' ? 'unknown' : 'not-seen', isCounted: day !== '2026-06-17', evidence: null };
};
const use: OwnUseReply = {
  person: {
    ...{ id: 1, fullName: 'Lò Văn An', code: null, memberships: [], absences: [] },
    mailboxes: [{ address: 'an@snv.example', kind: 'personal', from: null, to: null }],
  },
  ...{ period, periods: [period], today: '2026-07-17', rosterClass: 'eligible', eligibleDays: 21, isDemo: true },
  verdicts: [
    { definition: 'du-1@1', is: true },
    { definition: 'du-2@1', is: false },
  ],
  regular: { workingDays: 21, accessDays: 1, neededAccessDays: 17, weeks: 4, sendingWeeks: 1, neededSendingWeeks: 2 },
  days: listDays(period.from, period.to).map(dayOf),
};

let server: FakeServer;
let answer: OwnUseAnswer;

beforeEach(async () => {
  await loadWords();
  answer = use;
  server = new FakeServer({
    '/api/v1/own-data/use': () => ({ body: answer }),
    '/api/v1/own-data/looks': () => ({
      body: {
        looks: [
          {
            ...{ id: 9, at: '2026-07-16T04:00:00Z', kind: 'command', actor: 'cli:root', role: null, action: 'export mailbox-days' },
            ...{ reason: null, whom: 'everybody', subject: 'mailbox-days 2026-07-13..2026-07-14', count: 1 },
          },
          {
            ...{ id: 7, at: '2026-07-16T02:00:00Z', kind: 'read', actor: 'noivu', role: 'home-affairs', action: 'directory.read' },
            ...{ reason: null, whom: 'agency', subject: null, count: 3 },
          },
        ],
        nextBefore: null,
      },
    }),
    '/api/v1/own-data/named-views': () => ({ body: { views: [] } }),
    '/api/v1/own-data/requests': () => ({ body: { today: '2026-07-17', requests: [] } }),
    '/api/v1/own-data/notice': () => ({
      body: {
        notice: {
          version: 2,
          text: { vi: 'Tỉnh đo việc dùng thư.', en: 'We measure.' },
          publishedBy: 'noivu',
          publishedAt: '2026-01-20T01:00:00Z',
        },
        acknowledgedAt: null,
        sources: [
          { name: 'thu', legalBasis: { text: 'Quyết định đo', number: '15/QĐ-SNV', on: '2026-01-20' } },
          { name: 'moi', legalBasis: null },
        ],
      },
    }),
  });
});
afterEach(cleanup);

describe('the page of one’s own data', () => {
  it('of an account of nobody says so, and asks for nothing more', async () => {
    answer = { person: null, isDemo: false };
    renderAt('/toi', <OwnDataRoute />);
    await screen.findByText(/^Tài khoản này không gắn với cán bộ nào trong danh bạ/);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Dữ liệu của tôi');
    expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
  });

  it('says first what the days come to, then what is needed', async () => {
    renderAt('/toi', <OwnDataRoute />);
    const name = '1/21 ngày đủ nhật ký có dùng: chưa được tính là thường xuyên';
    expect(await screen.findByRole('heading', { level: 1, name })).not.toBeNull();
    expect(screen.queryByText('Có dùng 1/21 ngày được tính, cần 17. Có gửi thư 1/4 tuần, cần 2.')).not.toBeNull();
    expect(screen.queryByText('an@snv.example')).not.toBeNull();
  });

  it('names every day by its state and what was seen, not by colour alone', async () => {
    renderAt('/toi', <OwnDataRoute />);
    const days = within(await screen.findByRole('list', { name: 'Các ngày trong kỳ' }));
    expect(days.getAllByRole('button')).toHaveLength(30);
    const used = days.getByRole('button', { name: /^15\/06\/2026 · ngày làm việc · có dùng · 3 lần truy cập/ });
    expect(used.dataset['mark']).toBe('used');
    const unknown = days.getByRole('button', { name: /^17\/06\/2026 .*chưa biết vì thiếu nhật ký · không được tính/ });
    expect(unknown.dataset['mark']).toBe('unknown');
  });

  it('has the same days as a table', async () => {
    renderAt('/toi?xem=bang', <OwnDataRoute />);
    const table = within(await screen.findByRole('region', { name: 'Các ngày trong kỳ' }));
    expect(table.getAllByRole('rowheader')).toHaveLength(30);
  });

  it('takes a day that is contested into a request', async () => {
    renderAt('/toi', <OwnDataRoute />);
    HTMLElement.prototype.scrollIntoView = () => undefined;
    await userEvent.click(await screen.findByRole('button', { name: /^16\/06\/2026/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Tôi nghỉ ngày này' }));
    await userEvent.click(screen.getByRole('button', { name: 'Gửi yêu cầu' }));
    expect(server.sent).toEqual([
      {
        to: 'POST /api/v1/own-data/requests',
        body: { kind: 'correction', day: '2026-06-16', text: 'Ngày 16/06/2026 tôi nghỉ cả ngày, chưa được ghi.' },
      },
    ]);
  });

  it('shows who looked, and asks to acknowledge the notice', async () => {
    renderAt('/toi', <OwnDataRoute />);
    const table = (await screen.findByText('noivu · Sở Nội vụ')).closest('table')!;
    const [, command, list] = within(table)
      .getAllByRole('row')
      .map(({ textContent }) => textContent);
    expect(command).toMatch(/cli:root.*export mailbox-days · mailbox-days 2026-07-13\.\.2026-07-14.*mọi cơ quan.*không nêu lý do$/);
    expect(list).toMatch(/noivu · Sở Nội vụXem danh bạ.*danh sách của cơ quan tôi.*3 lần trong ngày—$/);
    screen.getByText('Tỉnh đo việc dùng thư.');
    screen.getByText('Nguồn thu: Quyết định đo, số 15/QĐ-SNV, ngày 20/01/2026');
    screen.getByText('Nguồn moi: chưa ghi căn cứ');
    await userEvent.click(screen.getByRole('button', { name: 'Tôi đã đọc' }));
    expect(server.sent).toEqual([{ to: 'POST /api/v1/own-data/notice', body: { version: 2 } }]);
  });
});
