import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperUnitReply } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import { period } from '../testing/builders.ts';
import { FakeServer } from '../testing/fake-server.ts';
import { course, ledger, reply, submissions, unit } from '../testing/paper-builders.ts';
import { renderAt } from '../testing/render-at.tsx';
import { loadWords } from '../testing/translate.ts';
import { PaperRoute } from './paper.route.tsx';

const short: PaperUnitReply = {
  ...unit('stp', 'Sở Tư pháp'),
  registers: { ...ledger, reduction: { absolute: 0.338, normalised: 0.37, headline: 0.338 }, shown: { percent: 33.8, digits: 1 } },
  verdict: 'not-met',
};

/** What the server answers whoever speaks for one agency: that one alone. */
function show(own: PaperUnitReply): FakeServer {
  const session = { username: 'stp', displayName: 'Sở Tư pháp', agencyCode: 'stp', role: 'agency' };
  const months = course.months.map((month) => ({ ...month, expectedCount: 1, submittedCount: month.counts === null ? 0 : 1 }));
  const server = new FakeServer({
    '/api/v1/session': () => ({ body: { session } }),
    '/api/v1/paper': () => ({ body: { ...reply, units: [own], province: { ...reply.province, submittedCount: 1, expectedCount: 1 } } }),
    '/api/v1/paper/periods': () => ({ body: { periods: [period('bc-2026-07')], defaultPeriodId: 'bc-2026-07' } }),
    '/api/v1/paper/submissions': () => ({ body: { ...submissions, units: submissions.units.filter(({ code }) => code === 'stp') } }),
    '/api/v1/paper/versions': () => ({ body: { versions: [] } }),
    '/api/v1/paper/course': () => ({ body: { ...course, months } }),
  });
  renderAt('/van-ban?dang=bang&cot=bang', <PaperRoute />);
  return server;
}

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('paper of whoever speaks for an agency', () => {
  it('is titled by what the agency saved and how far it is from the target', async () => {
    show(short);
    const title = 'Sở Tư pháp giảm giấy 33,8%, còn 16,2 điểm % nữa mới đạt chỉ tiêu 50%';
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeTruthy();
  });

  it('says that the target is met, or why nothing can be said', async () => {
    show(unit('stp', 'Sở Tư pháp'));
    expect(await screen.findByRole('heading', { level: 1, name: 'Sở Tư pháp giảm giấy 50,7%, đạt chỉ tiêu 50%' })).toBeTruthy();
    cleanup();
    const unknown = {
      ...ledger,
      shown: null,
      reason: 'no-baseline' as const,
      reduction: { absolute: null, normalised: null, headline: null },
    };
    show({ ...short, registers: unknown, verdict: 'insufficient-data' });
    expect(await screen.findByRole('heading', { level: 1, name: 'Sở Tư pháp: chưa có kỳ gốc' })).toBeTruthy();
  });

  it('calls nothing that of the province, counts no agencies, and points to no form that is not there', async () => {
    show(short);
    await screen.findByText('Chỉ số văn bản giấy của cơ quan theo tháng, kỳ gốc = 100');
    await screen.findByRole('heading', { name: 'Báo cáo muộn: T6/2026' });
    const text = document.body.textContent;
    expect(text).not.toMatch(/toàn tỉnh theo tháng|Cả 1 cơ quan|1\/1|0\/1|Xa chỉ tiêu nhất|Ai chưa báo cáo|nhipthu|tờ in chưa biết/);
  });

  it('tells month by month whether it reported', async () => {
    show(short);
    const table = await screen.findByRole('region', { name: /^Bảng báo cáo của cơ quan theo tháng/ });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.textContent)).toEqual(['T7/202615/07/2026đúng hạn', 'T6/202615/07/2026nộp muộn']);
  });
});
