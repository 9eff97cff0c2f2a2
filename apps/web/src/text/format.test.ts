import { describe, expect, it } from '@jest/globals';
import { changeDirection, formatOf, formatSigned } from './format.ts';

const vi = formatOf('vi');
const en = formatOf('en');
const atLeast90 = { threshold: 0.9, comparator: '>=' } as const;

describe('Vietnamese formats', () => {
  it('writes counts, rates and intervals with dot and comma', () => {
    expect(vi.count(1521)).toBe('1.521');
    expect(vi.ratio(0.722)).toBe('72,2%');
    expect(vi.interval({ lower: 0.2147, upper: 0.5207 })).toBe('21,5–52,1%');
    expect(vi.threshold(0.9)).toBe('90%');
    expect(vi.threshold(0.875)).toBe('87,5%');
    expect([vi.price(350.5), vi.price(12_000), vi.price(1190.25)]).toEqual(['350,5', '12.000', '1.190,25']);
    expect(en.price(1190.5)).toBe('1,190.5');
    expect(vi.fixed(0.5, 2)).toBe('0,50');
    expect(vi.points(-0.067)).toBe('6,7');
    expect(vi.bytes(1_430_000)).toBe('1,4 MB');
    expect(vi.bytes(12)).toBe('12 byte');
  });

  it('writes a date from its parts and a moment in the province, whatever the zone of the device', () => {
    expect(vi.day('2026-07-14')).toBe('14/07/2026');
    expect(vi.moment('2026-07-16T23:00:00Z')).toBe('17/07/2026 06:00');
    expect(vi.moment('2026-07-17T00:30:00+07:00')).toBe('17/07/2026 00:30');
  });

  it('leaves the year of a span out only where it stands beside it', () => {
    expect(vi.span('2026-06-15', '2026-07-14', 2026)).toBe('15/06–14/07');
    expect(vi.span('2025-12-15', '2026-01-14', 2026)).toBe('15/12/2025–14/01/2026');
  });
});

it('writes English numbers the English way and dates alike', () => {
  expect(en.count(1521)).toBe('1,521');
  expect(en.ratio(0.722)).toBe('72.2%');
  expect(en.day('2026-07-14')).toBe('14/07/2026');
});

describe('rates', () => {
  it('have one decimal', () => {
    expect(vi.rate({ numerator: 1003, denominator: 1389, publication: 'about' }, atLeast90)).toBe('72,2%');
  });

  it('take more decimals where one would cross the target', () => {
    expect(vi.rate({ numerator: 8997, denominator: 10_000, publication: 'exact' }, atLeast90)).toBe('89,97%');
  });

  it('do not exist without numerator: unknown is never 0', () => {
    expect(vi.rate({ numerator: null, denominator: 132, publication: 'withheld' }, atLeast90)).toBeNull();
  });
});

it('rounds coverage down, so that it never reads as the 95 % it misses', () => {
  expect(vi.coverage(0.9499)).toBe('94,9%');
  expect(vi.coverage(8292 / 10_560)).toBe('78,5%');
  expect(vi.coverage(0.95)).toBe('95,0%');
});

it('calls a change that rounds to nothing unchanged', () => {
  expect(changeDirection(0.0004)).toBe('same');
  expect(changeDirection(0.0005)).toBe('up');
  expect(changeDirection(-0.067)).toBe('down');
});

it('signs differences of counts', () => {
  expect([3111, -3, 0].map((difference) => formatSigned(vi, difference))).toEqual(['+3.111', '−3', '0']);
});

it('rounds a span of time up to its larger unit', () => {
  expect([0.4, 59, 130, 3700].map(formatOf('vi').duration)).toEqual(['1 giây', '59 giây', '3 phút', '2 giờ']);
  expect([1, 3700].map(formatOf('en').duration)).toEqual(['1 second', '2 hours']);
});

it('a masked count has its sign, and so has its rate; a sum says how far it may be off', () => {
  const masked = { numerator: 9, denominator: 10, publication: 'at-least', margin: 1 } as const;
  expect([vi.people(masked), vi.rate(masked, atLeast90)]).toEqual(['≥9/10', '≥90,0%']);
  expect(vi.people({ ...masked, numerator: 1, denominator: 12, publication: 'at-most' })).toBe('≤1/12');
  expect(vi.people({ numerator: 1003, denominator: 1389, publication: 'about', margin: 1 })).toBe('1.003/1.389 (±1)');
  expect(vi.people({ numerator: 62, denominator: 68, publication: 'exact', margin: 0 })).toBe('62/68');
  expect(vi.people({ numerator: null, denominator: 132, publication: 'withheld', margin: 0 })).toBe('—/132');
});
