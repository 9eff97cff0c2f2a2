import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { AgencyReply, LifecyclePoint } from '@nhip-thu/metrics';
import { cleanup, screen } from '@testing-library/react';
import { agency, figure, period } from '../../testing/builders.ts';
import { renderAt } from '../../testing/render-at.tsx';
import { loadWords } from '../../testing/translate.ts';
import { LifecycleTable, toLifecycleCsv } from './lifecycle-table.tsx';

beforeEach(async () => {
  await loadWords();
});
afterEach(cleanup);

const whole: LifecyclePoint = {
  ...{ active: 20, returning: 18, returningRate: 0.9, firstTime: 1, resurrected: 1, lapsed: 2, cumulative: 30 },
  ...{ withheld: null, coverage: 1, snapshotId: 1 },
};
const partial: LifecyclePoint = { ...whole, returning: null, returningRate: null, firstTime: null, resurrected: null, lapsed: null };
const masked: LifecyclePoint = { ...partial, active: null, cumulative: null, withheld: 'not-published' };
const of = period('bc-2026-07');

function show(points: readonly LifecyclePoint[]): void {
  const reply = { agency: agency('Sở Y tế', figure(20, 40)), period: of, isProvisional: false, asOf: null };
  const periods = points.map(() => of).map((each, at) => ({ ...each, id: `bc-2026-0${at + 1}` }));
  renderAt(
    '/',
    <LifecycleTable reply={{ ...reply, lifecycle: points, lifecyclePeriods: periods } as unknown as AgencyReply} isBusy={false} />,
  );
}

it('says why counts stand as dashes, and nothing where none does', () => {
  show([whole, partial, masked]);
  expect(screen.getByText(/^Không công bố: con số sẽ lộ từng người.* Dấu — ở kỳ có số:/)).toBeTruthy();
  cleanup();
  show([whole, whole]);
  expect(screen.queryByText(/Dấu — ở kỳ có số/)).toBeNull();
});

it('says what is told, and traces the newest period down to its counts', () => {
  show([masked, whole]);
  const text = document.querySelector('[data-trace]')?.parentElement?.textContent;
  expect(text).toContain('kể cả 0 hay 1 người vắng, vẫn nêu đúng');
  expect(text).toContain('Có hoạt động 20, Quay lại 18, Lần đầu 1, Trở lại 1, Vắng 2, Lũy kế 30.');
  expect(text).toContain('Định nghĩa DU-1@1');
});

it('says in its file how far the logs reach', () => {
  const [head, line] = toLifecycleCsv('syt', [{ period: of, point: whole, isProvisional: false }], '2026-07-16T23:00:00Z').split(/\r?\n/);
  expect([head, line]).toEqual([expect.stringMatching(/,as_of$/), expect.stringMatching(/,2026-07-17T06:00:00\+07:00$/)]);
});

it('calls a row known only where all of it is', () => {
  const rows = [whole, partial, masked].map((point) => ({ period: of, point, isProvisional: false }));
  const statuses = toLifecycleCsv('syt', rows, '2026-07-16T23:00:00Z')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(/[,;]/).at(-5));
  expect(statuses).toEqual(['known', 'partial', 'not-published']);
});
