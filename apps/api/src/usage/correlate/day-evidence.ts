import { findLogGaps, type TimeSpan } from '@nhip-thu/metrics';
import type { BlockReader } from '../../ingest/facts/block-reader.ts';
import { listEvidence } from '../../ingest/facts/hour-evidence.ts';

/** When the log of one origin was alive on a day; takes the blocks of its hours in ascending order. */
export class DayEvidence {
  readonly #seconds: number[] = [];

  /** @param reader of a block, not moved yet */
  take(reader: BlockReader): void {
    if (reader.evidence === null) return;
    for (const second of listEvidence(reader.evidence, reader.second)) this.#seconds.push(second);
  }

  get firstSecond(): number | undefined {
    return this.#seconds[0];
  }

  get lastSecond(): number | undefined {
    return this.#seconds.at(-1);
  }

  /** Silences of more than 15 minutes between two lines. */
  silences(): TimeSpan[] {
    return findLogGaps(this.#seconds, { from: this.firstSecond ?? 0, to: this.lastSecond ?? 0 });
  }

  /** The gaps of the day: also between its ends and a line, since nobody saw how long it had been silent before and was after. */
  gaps(day: TimeSpan): TimeSpan[] {
    return findLogGaps(this.#seconds, day);
  }

  /**
   * Whatever may have been lost on the day. At its ends that is every silence, however short: the days beside may make it a gap, and they are not
   * looked at here.
   */
  possibleGaps({ from, to }: TimeSpan): TimeSpan[] {
    const [first, last] = [this.firstSecond, this.lastSecond];
    if (first === undefined || last === undefined) return [{ from, to }];
    return [{ from, to: first }, ...this.silences(), { from: last, to }].filter((gap) => gap.from < gap.to);
  }
}
