import type { IsoDate } from '../contract/period.ts';
import { addDays, isoDateOfEpochSecond } from './iso-date.ts';

/** A full hour on a day of every month (1 to 28), or of every week (1 is Monday), by the clock of the province (Asia/Ho_Chi_Minh). */
export interface Beat {
  readonly cadence: 'monthly' | 'weekly';
  readonly day: number;
  readonly hour: number;
}

/** The zone has had no summer time since 1975, and none is planned. */
const OFFSET = '+07:00';
const DAYS_OF_BEAT = { monthly: 31, weekly: 7 } as const;

/**
 * The last moment of a beat that is not later than `now`.
 * On the 16th at 7: at 2026-07-17T01:00Z it is 2026-07-16T00:00Z, which is seven in the morning there.
 */
export function lastOccurrence(beat: Beat, now: Date): Date {
  const today = isoDateOfEpochSecond(Math.floor(now.getTime() / 1000));
  for (let back = 0; back <= DAYS_OF_BEAT[beat.cadence]; back += 1) {
    const found = momentOn(beat, addDays(today, -back));
    if (found !== null && found <= now) return found;
  }
  throw new RangeError(`a beat on day ${beat.day} never comes`);
}

/** The first moment of a beat that is later than `now`. */
export function nextOccurrence(beat: Beat, now: Date): Date {
  const today = isoDateOfEpochSecond(Math.floor(now.getTime() / 1000));
  for (let ahead = 0; ahead <= DAYS_OF_BEAT[beat.cadence]; ahead += 1) {
    const found = momentOn(beat, addDays(today, ahead));
    if (found !== null && found > now) return found;
  }
  throw new RangeError(`a beat on day ${beat.day} never comes`);
}

/** Null when the beat does not fall on the day. */
function momentOn({ cadence, day, hour }: Beat, on: IsoDate): Date | null {
  const number = cadence === 'monthly' ? Number(on.slice(8)) : new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
  return number === day ? new Date(`${on}T${String(hour).padStart(2, '0')}:00:00${OFFSET}`) : null;
}
