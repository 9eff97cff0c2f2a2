import { describe, expect, it } from '@jest/globals';
import { listDays } from '../calendar/iso-date.ts';
import { openedRate } from './opened-days.ts';
import { activityOf } from './year-bitmap.ts';

const days = listDays('2026-07-06', '2026-07-10');

describe('a unit mailbox', () => {
  it('shows the share of covered working days on which somebody opened it; sending alone is no opening, weekends do not count', () => {
    expect(openedRate(activityOf(['2026-07-06', '2026-07-07', '2026-07-08', '2026-07-11'], ['2026-07-09']), days)).toBe(0.6);
    expect(openedRate([], days)).toBe(0);
  });

  it('is unknown without a covered day', () => {
    expect(openedRate(activityOf(days, []), [])).toBeNull();
  });
});
