/** Stored figures that were compared, and where they are not what they should be. */
export interface PeriodComparison {
  /** Periods compared; those that wait to be computed again are left out. */
  readonly periods: number;
  /** Periods left out since they look at days of which nothing is left. */
  readonly removed: number;
  /** Rows of them, and of what was gathered from mailbox-days: bits of people, mail of agencies. */
  readonly rows: number;
  readonly differing: readonly { readonly name: string; readonly rows: number }[];
}

/** Computes periods again from mailbox-days and compares; ingest asks it of usage, which it does not know. */
export abstract class PeriodCheck {
  abstract comparePeriods(): Promise<PeriodComparison>;
}
