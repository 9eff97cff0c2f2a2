import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { tellHours, type HoursReply } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import { period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { Hours } from './hours.tsx';
import { toHoursCsv } from './rhythm-csv.ts';

/** A period of which a Wednesday and a Thursday have passed; of the Thursday no logs are there. */
const REPLY: HoursReply = {
  ...{ period: period('bc-2026-08'), asOf: null, isDemo: false, missingDays: 1, partialDays: 0, timedAgencies: 3, agencyCount: 3 },
  cells: tellHours([
    { weekday: 3, counts: Array.from({ length: 24 }, () => 40) },
    { weekday: 4, counts: null },
  ]),
  ...{ dayCounts: [0, 0, 1, 0, 0, 0, 0], passedCounts: [0, 0, 1, 1, 0, 0, 0], sessions: [] },
};

const show = (isTable: boolean): void =>
  renderAt('/', <Hours reply={REPLY} snapshotIds={[4]} isTable={isTable} onToggle={jest.fn()} isBusy={false} />);

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('hours of a period of which not every weekday has come', () => {
  it('are drawn as not yet, apart from missing logs, and the key says so', async () => {
    show(false);
    await screen.findByText('chưa tới');
    await screen.findByRole('img');
    const cellAt = (at: string) => document.querySelector(`g[data-at="${at}"]`)!;
    expect(cellAt('1-8').querySelector('title')?.textContent).toMatch(/chưa tới$/);
    expect(cellAt('4-8').querySelector('title')?.textContent).toMatch(/không đủ nhật ký$/);
    expect(['1-8', '4-8'].map((at) => cellAt(at).querySelector('path') !== null)).toEqual([false, true]);
  });

  it('are traced down to agencies, days and squares', () => {
    show(true);
    const text = document.querySelector('[data-trace]')?.parentElement?.textContent;
    expect(text).toContain('Lượt của 3/3 cơ quan có giờ trong nhật ký. Số ngày đem chia: T2 0, T3 0, T4 1,');
    expect(text).toContain('bỏ 1 ngày không đủ nhật ký. Trong 168 ô: 24 có số, 0 dưới 10 lượt, 24 không đủ nhật ký, 120 chưa tới.');
    expect(text).toContain('Định nghĩa HA@1 · tháng 8/2026 · ảnh chụp số liệu 4');
  });

  it('are the same words in the table, and a status of their own in the CSV', () => {
    show(true);
    const row = within(screen.getByRole('rowheader', { name: '8–9 giờ' }).closest('tr')!);
    const cells = row.getAllByRole('cell').map(({ textContent }) => textContent);
    expect(cells).toEqual(['chưa tới', 'chưa tới', '40', '—', 'chưa tới', 'chưa tới', 'chưa tới']);
    const lines = toHoursCsv(REPLY, [4]).split(/\r?\n/);
    expect(
      [1, 3, 4].map((weekday) => lines.find((line) => line.includes(`,ha@1,${weekday},8,`))?.match(/not-yet|no-log|known/)?.[0]),
    ).toEqual(['not-yet', 'known', 'no-log']);
  });
});
