import type { IsoDate } from '@nhip-thu/metrics';
import type { AddressBook } from './address-book.ts';
import type { MailboxDayFigures, OriginDayFigures } from './day-figures.ts';

export interface DayInput {
  readonly day: IsoDate;
  /** The blocks of the 24 hours of the province day, ascending; hours without facts are absent. */
  readonly blocks: readonly Uint8Array[];
  /**
   * The block of the first hour of the next day, if there is one: tells what Dovecot did with a message handed over just before midnight.
   * Who passes it must recompute the day when that block changes.
   */
  readonly lookAhead: Uint8Array | null;
  /** `carry` of the previous day's result. */
  readonly carry: Uint8Array | null;
  readonly addressBook: AddressBook;
  isWorkingTime(second: number): boolean;
}

export interface DayResult {
  /** By mailbox id; mailboxes with nothing to tell are absent. */
  readonly mailboxes: readonly MailboxDayFigures[];
  /** null when the blocks hold nothing. */
  readonly origin: OriginDayFigures | null;
  /** Facts the next day needs; equal bytes for equal facts, so a changed carry means a dirty next day. */
  readonly carry: Uint8Array | null;
}

/** The figures of one origin's day: a function of its facts, the previous day's carry and the directory. */
export function correlateDay(_input: DayInput): DayResult {
  throw new Error('not written yet');
}
