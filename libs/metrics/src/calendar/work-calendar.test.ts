import { describe, expect, it } from '@jest/globals';
import { isWorkingTime, sessionsOf } from './session-hours.ts';
import { isWorkingDay, listWorkingDays } from './work-calendar.ts';

const calendar = { daysOff: new Set(['2026-01-01', '2026-01-02', '2026-01-10']), extraWorkingDays: new Set(['2026-01-10']) };

const winter = [
  { start: 450, end: 720 },
  { start: 810, end: 1020 },
];
const summer = [{ start: 420, end: 690 }];
const seasons = [
  { from: '10-16', to: '04-15', sessions: winter },
  { from: '04-16', to: '09-30', sessions: summer },
];

function at(day: string, time: string): number {
  return Date.parse(`${day}T${time}+07:00`) / 1000;
}

describe('working days', () => {
  it('are Monday to Friday without holidays, plus the swapped weekend days', () => {
    expect(listWorkingDays('2025-12-31', '2026-01-12', calendar)).toEqual([
      '2025-12-31',
      '2026-01-05',
      '2026-01-06',
      '2026-01-07',
      '2026-01-08',
      '2026-01-09',
      '2026-01-10',
      '2026-01-12',
    ]);
    expect(isWorkingDay('2026-01-11', calendar)).toBe(false);
  });
});

describe('session hours', () => {
  it('follow the season, also over New Year; a day of no season has no session', () => {
    expect(sessionsOf('2026-04-15', seasons)).toBe(winter);
    expect(sessionsOf('2026-12-31', seasons)).toBe(winter);
    expect(sessionsOf('2026-04-16', seasons)).toBe(summer);
    expect(sessionsOf('2026-10-01', seasons)).toEqual([]);
  });

  it('hold both ends of a session and the margin, to the second', () => {
    const times = ['07:14:59', '07:15:00', '07:30:00', '12:00:00', '12:15:00', '12:15:01', '13:15:00', '17:15:01'];
    expect(times.map((time) => isWorkingTime(at('2026-04-15', time), calendar, seasons, 15))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(isWorkingTime(at('2026-04-15', '07:29:59'), calendar, seasons)).toBe(false);
    expect(isWorkingTime(at('2026-04-15', '07:30:00'), calendar, seasons)).toBe(true);
  });

  it('are no working time on a day off, but on a swapped Saturday', () => {
    expect(isWorkingTime(at('2026-01-02', '09:00:00'), calendar, seasons)).toBe(false);
    expect(isWorkingTime(at('2026-01-10', '09:00:00'), calendar, seasons)).toBe(true);
  });
});
