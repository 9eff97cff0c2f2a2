import { beforeAll, expect, it } from '@jest/globals';
import type { CoverageDay, CoverageReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { loadWords } from '../../testing/translate.ts';
import { formatOf } from '../../text/format.ts';
import { describeCoverage, hasWholeDays, stepOf, summariseOrigin, toCoverageCsv } from './coverage-rows.ts';

const day = (hours: number): CoverageDay => ({
  facts: hours * 10,
  hours,
  isTimed: true,
  unconfirmed: 0,
  firstAt: null,
  lastAt: null,
  flags: ['lines-lost'],
});
const days = [
  { day: '2026-07-10', isWorkingDay: true },
  { day: '2026-07-11', isWorkingDay: false },
  { day: '2026-07-13', isWorkingDay: true },
];
const reply: CoverageReply = { days, origins: [{ origin: 'thu-01', days: [day(24), null, null] }] };

let t: TFunction;
beforeAll(async () => {
  t = await loadWords();
});

it('counts working days without data; a silent day off is no gap', () => {
  expect(summariseOrigin(reply, reply.origins[0]!)).toEqual({ knownCount: 1, missingCount: 1 });
  expect(describeCoverage(t, formatOf('vi'), reply)).toBe('Thiếu nhật ký 1 ngày làm việc ở 1/1 nguồn');
});

it('says that nothing is missing only when nothing is', () => {
  const complete = { days, origins: [{ origin: 'thu-01', days: [day(24), null, day(3)] }] };
  expect(describeCoverage(t, formatOf('vi'), complete)).toBe('Đủ 2 ngày làm việc ở cả 1 nguồn');
  expect(describeCoverage(t, formatOf('vi'), { days, origins: [] })).toBe('Chưa có ngày nào để xem độ phủ');
});

it('paints hours in four steps', () => {
  expect([1, 6, 7, 12, 13, 18, 19, 24].map((hours) => stepOf(day(hours)))).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
});

it('tells a whole day as such where the source tells no hours, and not as a day of few hours', () => {
  const whole = { ...day(1), isTimed: false };
  const mixed = { days, origins: [{ origin: 'theo-ngay', days: [whole, null, null] }] };
  expect(stepOf(whole)).toBe('day');
  expect([hasWholeDays(mixed), hasWholeDays(reply)]).toEqual([true, false]);
  expect(toCoverageCsv(mixed).split('\r\n')[1]).toBe('theo-ngay,2026-07-10,true,whole-day,10,,0,,,lines-lost');
});

it('exports a day without data as empty cells, never as 0', () => {
  const [, first, , last] = toCoverageCsv(reply).split('\r\n');
  expect(first).toBe('thu-01,2026-07-10,true,data,240,24,0,,,lines-lost');
  expect(last).toBe('thu-01,2026-07-13,true,no-data,,,,,,');
});

it('takes a day that came over UDP only for no evidence, and says what there is', () => {
  const provisional: CoverageDay = { ...day(0), unconfirmed: 7, flags: ['provisional'] };
  const half = { days, origins: [{ origin: 'thu-01', days: [day(24), null, provisional] }] };
  expect(summariseOrigin(half, half.origins[0]!)).toEqual({ knownCount: 1, missingCount: 1 });
  expect(toCoverageCsv(half).split('\r\n')[3]).toBe('thu-01,2026-07-13,true,unconfirmed,0,0,7,,,provisional');
});
