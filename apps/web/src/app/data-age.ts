const HOUR_MS = 3_600_000;

/** `late` after more than 24 hours without news, `stale` after more than 48. */
export type DataAge = 'fresh' | 'late' | 'stale';

/** How old data of an instant (ISO 8601) are at a moment. */
export function ageOf(asOf: string, now: Date): DataAge {
  const hours = (now.getTime() - Date.parse(asOf)) / HOUR_MS;
  if (hours > 48) return 'stale';
  return hours > 24 ? 'late' : 'fresh';
}
