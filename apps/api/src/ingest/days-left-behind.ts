import { isoDateOfEpochSecond, type IsoDate } from '@nhip-thu/metrics';

const SECONDS_AN_HOUR = 3600;
/**
 * Chunks whose days are worth a roll-up of their own, about as many as it takes into one transaction anyway: what it does once for all its
 * days would else be done too often.
 */
const CHUNKS_AT_ONCE = 16;

/**
 * Watches a fold go through a log and tells which days it has left behind, so that they can be rolled up while it goes on. Only a guess that
 * saves time: a line out of order marks its day again.
 */
export class DaysLeftBehind {
  #told: IsoDate | null = null;
  #chunks = 0;

  /**
   * @param hours epoch hours in which the next chunk has facts
   * @returns days before this one were left behind, some of them since it was last told, which is 16 chunks ago or more; null: not yet
   */
  moveTo(hours: readonly number[]): IsoDate | null {
    this.#chunks += 1;
    if (hours.length === 0) return null;
    // A day's first hour belongs to the roll-up of the day before as well.
    const day = isoDateOfEpochSecond((Math.min(...hours) - 1) * SECONDS_AN_HOUR);
    this.#told ??= day;
    if (this.#chunks <= CHUNKS_AT_ONCE || day <= this.#told) return null;
    this.#told = day;
    this.#chunks = 0;
    return day;
  }
}
