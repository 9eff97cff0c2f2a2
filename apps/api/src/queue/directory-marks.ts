import type { IsoDate } from '@nhip-thu/metrics';

/** Days from `from` until the day before `to`; null is "still". */
export interface DaySpan {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

export interface OfficialSpan extends DaySpan {
  readonly officialId: number;
}

export interface UnitSpan extends DaySpan {
  /** 0 = every agency. */
  readonly agencyId: number;
}

/** What must be computed again after a change of the directory. */
export interface DirectoryMarks {
  /** Days whose facts must be read again, for other addresses, robots, holders of boxes, agencies or roles. */
  readonly days: readonly DaySpan[];
  /** Mailboxes that are new or gone: the days on which a log names them, whichever those are. */
  readonly addresses: readonly string[];
  /** Officials whose activity bits must be gathered again. */
  readonly officialIds: readonly number[];
  /** Figures of units in the periods that touch these days. */
  readonly units: readonly UnitSpan[];
  /** The same for the units an official belongs to at any time. */
  readonly officials: readonly OfficialSpan[];
}

/** Days of one origin, ascending. */
export interface OriginDays {
  readonly originId: number;
  readonly days: readonly IsoDate[];
}
