import { expect, it } from '@jest/globals';
import { ageOf } from './data-age.ts';

it('calls data late after 24 hours and stale after 48', () => {
  const asOf = '2026-07-16T06:00:00+07:00';
  expect(ageOf(asOf, new Date('2026-07-17T06:00:00+07:00'))).toBe('fresh');
  expect(ageOf(asOf, new Date('2026-07-17T06:00:01+07:00'))).toBe('late');
  expect(ageOf(asOf, new Date('2026-07-18T06:00:01+07:00'))).toBe('stale');
});
