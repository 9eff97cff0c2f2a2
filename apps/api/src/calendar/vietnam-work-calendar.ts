import { isWorkingTime, type SeasonHours, type WorkCalendar } from '@nhip-thu/metrics';

/**
 * Days on which Vietnam's public offices depart from Monday to Friday: the seed of the calendar, for the year 2026.
 * December 2025 has none. Every other year follows the plain rule, Monday to Friday, until its official days are entered.
 *
 * Sources: New Year, Tết, Hùng Kings (26/04 is a Sunday, 27/04 compensates), 30/04, 01/05: 24h.com.vn c46a1724830, congan.com.vn 388656,
 * thanhnien.vn 185260223083506397. National Day: Ministry of Home Affairs, vietnamnews.vn 1727514 (17/10/2025).
 * 24/11, the new Culture Day, is announced (vneconomy.vn) and to be confirmed against the published law.
 */
export const VIETNAM_WORK_CALENDAR: WorkCalendar = {
  daysOff: new Set([
    '2026-01-01',
    '2026-01-02', // worked on Saturday 10/01
    '2026-02-16',
    '2026-02-17',
    '2026-02-18',
    '2026-02-19',
    '2026-02-20',
    '2026-04-27',
    '2026-04-30',
    '2026-05-01',
    '2026-08-31', // worked on Saturday 22/08
    '2026-09-01',
    '2026-09-02',
    '2026-11-24',
  ]),
  extraWorkingDays: new Set(['2026-01-10', '2026-08-22']),
};

const AFTERNOON = { start: 13 * 60 + 30, end: 17 * 60 };

/** Session hours of a northern province, summer and winter, as Nghệ An sets them each year (its notices 723/TB-UBND of 2023, 248/TB-UBND of 2024). */
export const SESSION_HOURS: readonly SeasonHours[] = [
  { from: '04-16', to: '10-15', sessions: [{ start: 7 * 60, end: 11 * 60 + 30 }, AFTERNOON] },
  { from: '10-16', to: '04-15', sessions: [{ start: 7 * 60 + 30, end: 12 * 60 }, AFTERNOON] },
];

/** Minutes before and after a session that still belong to it: who arrives early is at work. The same margin as in DU-4. */
const MARGIN_MINUTES = 15;

/** Whether an instant (epoch seconds) is working time of the province's offices. */
export function isOfficeTime(second: number): boolean {
  return isWorkingTime(second, VIETNAM_WORK_CALENDAR, SESSION_HOURS, MARGIN_MINUTES);
}
