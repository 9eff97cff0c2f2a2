import { beforeAll, expect, it } from '@jest/globals';
import { makeFigure, type Figure } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { loadWords } from '../testing/translate.ts';
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
