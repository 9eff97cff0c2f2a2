import type { WorkSession } from '@nhip-thu/metrics';

/** Minutes after midnight as "07:30". */
function writeClock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** "07:30", also "7:30" and "7h30", as minutes after midnight; null when it is no time of day. */
export function readClock(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:h]([0-5]\d)$/.exec(text.trim()) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** "07:30–12:00, 13:30–17:00" */
export function writeSessions(sessions: readonly WorkSession[]): string {
  return sessions.map(({ start, end }) => `${writeClock(start)}–${writeClock(end)}`).join(', ');
}

/** "04-16" -> "16/04" */
export function writeMonthDay(monthDay: string): string {
  return `${monthDay.slice(3)}/${monthDay.slice(0, 2)}`;
}

/** "16/4" or "16/04" -> "04-16"; null when there is no such day in any year. */
export function readMonthDay(text: string): string | null {
  const [, day, month] = /^(\d{1,2})\/(\d{1,2})$/.exec(text.trim()) ?? [];
  if (day === undefined || month === undefined) return null;
  // A leap year, so that 29/02 is one.
  const time = new Date(Date.UTC(2024, Number(month) - 1, Number(day)));
  const isSame = time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day);
  return isSame ? time.toISOString().slice(5, 10) : null;
}
