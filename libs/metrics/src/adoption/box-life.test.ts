import { describe, expect, it } from '@jest/globals';
import { dayOfYear } from '../calendar/iso-date.ts';
import { prepareBoxLife } from './box-life.ts';
import { activityOf, setBit } from './year-bitmap.ts';

const lifeOf = prepareBoxLife({ from: '2026-06-15', to: '2026-07-14' });

function loggedIn(days: readonly string[]): ReturnType<typeof activityOf> {
  const loginDays = new Uint8Array(46);
  for (const day of days) setBit(loginDays, dayOfYear(day));
  return [{ year: 2026, accessDays: new Uint8Array(46), sendingDays: new Uint8Array(46), loginDays }];
}

describe('what log-ins tell of a box', () => {
  it('one access of a person makes it read, whatever the machines do', () => {
    expect(lifeOf([...activityOf(['2026-07-14'], []), ...loggedIn(['2026-06-15'])])).toBe('read');
  });

  it('log-ins without a person leave it machine-only', () => {
    expect(lifeOf(loggedIn(['2026-06-15']))).toBe('machine-only');
  });

  it.each([[[]], [['2026-06-14', '2026-07-15']]])('what happens on other days does not count: %j', (days: string[]) => {
    expect(lifeOf(loggedIn(days))).toBe('still');
    expect(lifeOf(activityOf(days, ['2026-06-20']))).toBe('still');
  });

  it('a row without bits of log-ins is still', () => {
    expect(lifeOf(activityOf([], []))).toBe('still');
  });
});
