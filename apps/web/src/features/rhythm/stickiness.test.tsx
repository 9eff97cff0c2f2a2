import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { StickinessPoint } from '@nhip-thu/metrics';
import { cleanup, screen, within } from '@testing-library/react';
import { period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { listHabit } from './list-habit.ts';
import { Stickiness } from './stickiness.tsx';

const pointOf = (meanDaily: number, active: number): StickinessPoint => ({
  ...{ value: meanDaily / active, meanDaily, active, margin: 0, agencies: 4, agencyCount: 5, snapshotIds: [1] },
});

function show(isProvisional: boolean, isOtherStructure = false): void {
  const reply = {
    periods: [period('bc-2026-06'), period('bc-2026-07')],
    points: [pointOf(60, 100), pointOf(70, 80)],
    ...{ isProvisional, asOf: null, isDemo: false },
  };
  renderAt('/', <Stickiness reply={reply} isTable onToggle={() => undefined} isBusy={false} isOtherStructure={isOtherStructure} />);
}

const rowNames = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

describe('how habitual use is', () => {
  it('is the finding of the newest period that is over: an open one is marked, and no point of the course', () => {
    show(true);
    expect(screen.getByRole('heading').textContent).toMatch(/^Trong tháng 6\/2026, .* 60 trong 100 .* 60,0%$/);
    expect(screen.getByText(/T7\/2026 chưa hết: có trong bảng \(tạm tính\), không vẽ/)).toBeTruthy();
    expect(rowNames()).toEqual(['T6/2026', 'T7/2026 (tạm tính)']);
  });

  it('is that of the asked period once it is over', () => {
    show(false);
    expect(screen.getByRole('heading').textContent).toMatch(/70 trong 80 .* 87,5%$/);
    expect(screen.queryByText(/chưa hết/)).toBeNull();
    expect(rowNames()).toEqual(['T6/2026', 'T7/2026']);
  });

  it('begins with the first period that is told, and keeps those after it that are not', () => {
    const untold = { ...pointOf(1, 2), value: null, meanDaily: null, active: null, agencies: 0 };
    const periods = ['bc-2026-04', 'bc-2026-05', 'bc-2026-06', 'bc-2026-07'].map(period);
    const namesOf = (points: StickinessPoint[]) => listHabit({ periods, points, isProvisional: false }).map((row) => row.period.id);
    expect(namesOf([untold, pointOf(1, 2), untold, pointOf(1, 2)])).toEqual(['bc-2026-05', 'bc-2026-06', 'bc-2026-07']);
    expect(namesOf([untold, untold, untold, untold])).toEqual(['bc-2026-07']);
  });

  it('is traced down to people and agencies of every period', () => {
    show(false);
    const text = document.querySelector('[data-trace]')?.parentElement?.textContent;
    expect(text).toContain('2/2 kỳ có số. T6/2026: 60/100 người = 60,0%, của 4/5 cơ quan. T7/2026: 70/80 người');
    expect(text).toContain('Định nghĩa DU-1@1, HA@1 · tháng 7/2026 · ảnh chụp số liệu 1');
  });

  it('says that it goes by the structure of that time where the page shows another', () => {
    show(false, true);
    expect(screen.getByText(/Luôn theo cơ cấu tại thời điểm/)).toBeTruthy();
    cleanup();
    show(false);
    expect(screen.queryByText(/Luôn theo cơ cấu tại thời điểm/)).toBeNull();
  });

  it('says of every period of how many of its own agencies it is', () => {
    show(false);
    expect(within(screen.getByRole('table')).getAllByText('4/5')).toHaveLength(2);
  });
});
