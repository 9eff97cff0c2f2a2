import type { CalendarEntry, SessionHoursEntry, WorkSession } from '../contract/calendar.ts';
import type { IsoDate } from '../contract/period.ts';
import { sessionsOf } from './session-hours.ts';
import type { WorkCalendar } from './work-calendar.ts';

/**
 * The working calendar of one unit from the dated entries of all.
 *
 * `unitPath` names the unit and everything above it, the highest first; entries of others are passed over. On a day with several entries that
 * of the nearest unit decides: a ward that works on a holiday of the province works. Within one unit a swapped-in working day wins.
 */
export function makeWorkCalendar(entries: readonly CalendarEntry[], unitPath: readonly number[]): WorkCalendar {
  const nearest = new Map<IsoDate, { readonly rank: number; readonly isWorked: boolean }>();
  for (const { day, kind, unitId } of entries) {
    const rank = rankOf(unitId, unitPath);
    const known = nearest.get(day);
    if (rank === null || (known !== undefined && known.rank > rank)) continue;
    const isWorked = kind === 'swapped-on' || (known?.rank === rank && known.isWorked);
    nearest.set(day, { rank, isWorked });
  }
  const daysWhere = (isWanted: boolean): Set<IsoDate> =>
    new Set([...nearest].filter(([, { isWorked }]) => isWorked === isWanted).map(([day]) => day));
  return { daysOff: daysWhere(false), extraWorkingDays: daysWhere(true) };
}

/**
 * The sessions of a day in one unit: of the hours in force on it whose season holds it, those of the nearest unit, and of these the ones that
 * came into force last. Empty when there are none.
 */
export function sessionsOfUnit(day: IsoDate, hours: readonly SessionHoursEntry[], unitPath: readonly number[]): readonly WorkSession[] {
  let best: { readonly rank: number; readonly entry: SessionHoursEntry } | null = null;
  for (const entry of hours) {
    const rank = rankOf(entry.unitId, unitPath);
    if (rank === null || !isInForce(entry, day) || sessionsOf(day, [entry]).length === 0) continue;
    const isNearer = best === null || rank > best.rank || (rank === best.rank && entry.validFrom > best.entry.validFrom);
    if (isNearer) best = { rank, entry };
  }
  return best?.entry.sessions ?? [];
}

/** 0 for the province, 1 for the highest unit of the path and so on; null for others. */
function rankOf(unitId: number | null, unitPath: readonly number[]): number | null {
  if (unitId === null) return 0;
  const at = unitPath.indexOf(unitId);
  return at === -1 ? null : at + 1;
}

function isInForce({ validFrom, validTo }: SessionHoursEntry, day: IsoDate): boolean {
  return validFrom <= day && (validTo === null || day < validTo);
}
