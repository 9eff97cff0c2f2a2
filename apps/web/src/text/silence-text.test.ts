import { beforeAll, expect, it } from '@jest/globals';
import { makeFigure, type Figure } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { period } from '../testing/builders.ts';
import { loadWords } from '../testing/translate.ts';
import { toFigureCsv } from './figure-csv.ts';
import { describeSilence, describeStatus } from './silence-text.ts';

let t: TFunction;

beforeAll(async () => {
  t = await loadWords();
});

const nobody = (definition: Figure['definition'], coverage: number | null): Figure =>
  makeFigure({ definition, numerator: 0, eligible: 75, unknown: 75, coverage, target: null });

it('says what is lacking where nobody can be judged, by the reason that the figure tells', () => {
  expect([nobody('du-2@1', 1), nobody('du-3@1', 1), nobody('du-4@1', 1)].map((figure) => describeSilence(t, figure))).toEqual([
    'Chưa đủ ngày làm việc',
    'Chưa đủ 12 tuần nhật ký',
    'Nguồn chỉ có số theo ngày',
  ]);
  expect(describeSilence(t, nobody('du-4@1', null))).toBe('Chưa có ngày làm việc nào trôi qua');
  expect(describeSilence(t, nobody('du-4@1', 0.5))).toBe('Chưa đủ dữ liệu');
});

it('of a point of a trend, which tells no reason, says what the definition lacks as a rule', () => {
  expect(describeSilence(t, { definition: 'du-3@1', verdict: 'too-few-days' })).toBe('Chưa đủ 12 tuần nhật ký');
});

it('stands as the status too, so that no other reason is beside it', () => {
  expect(describeStatus(t, nobody('du-4@1', 1))).toBe('Nguồn chỉ có số theo ngày');
  expect(describeStatus(t, nobody('du-2@1', 0.5))).toBe('Chưa đủ dữ liệu');
  expect(describeStatus(t, { definition: 'du-2@1', verdict: 'not-published', withheldFor: 'other-people' })).toBe('Không công bố');
});

it('stands in files as a word for machines, in its own column, so that the status of all silences gives no other reason', () => {
  const figures = [nobody('du-3@1', 1), nobody('du-4@1', 1), nobody('du-4@1', 0.5)];
  const head = { period: period('bc-2026-07'), asOf: null, computedAt: null };
  const [header = '', ...lines] = toFigureCsv([{ code: 'syt', name: 'Sở Y tế', figures, snapshotId: 1 }], head)
    .trimEnd()
    .split('\r\n');
  const [status, reason] = ['status', 'withheld_for'].map((name) => header.split(',').indexOf(name));
  expect(lines.map((line) => [status, reason].map((at) => line.split(',')[at ?? -1]))).toEqual([
    ['too-few-days', 'too-few-weeks'],
    ['too-few-days', 'no-time-of-day'],
    ['insufficient-data', ''],
  ]);
});
