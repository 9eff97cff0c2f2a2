import { daysBetween, isoDateOfEpochSecond, type IsoDate } from '@nhip-thu/metrics';

const SECONDS_AN_HOUR = 3600;
/** Fewer days are not worth a roll-up of their own: what it does once for all its days would be done too often. */
const DAYS_AT_ONCE = 3;

/**
 * Watches a fold go through a log and tells which days it has left behind, so that they can be rolled up while it goes on. Only a guess that
 * saves time: a line out of order marks its day again.
 */
export class DaysLeftBehind {
  #told: IsoDate | null = null;

  /**
   * @param hours epoch hours in which the next chunk has facts
   * @returns days before this one were left behind, three or more of them since it was last told; null: not yet
   */
  moveTo(hours: readonly number[]): IsoDate | null {
    if (hours.length === 0) return null;
    // A day's first hour belongs to the roll-up of the day before as well.
    const day = isoDateOfEpochSecond((Math.min(...hours) - 1) * SECONDS_AN_HOUR);
    this.#told ??= day;
    if (daysBetween(this.#told, day) < DAYS_AT_ONCE) return null;
    this.#told = day;
    return day;
  }
}
