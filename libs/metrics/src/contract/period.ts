/** A calendar date `YYYY-MM-DD` in the province's zone (Asia/Ho_Chi_Minh); never a `Date`. */
export type IsoDate = string;

/**
 * ISO week; block of four ISO weeks; and months, quarters, half-years and years, either of the calendar or of reporting, whose months run
 * from the 15th of the month before to the 14th.
 */
export type PeriodKind =
  | 'reporting-month'
  | 'reporting-quarter'
  | 'reporting-half-year'
  | 'reporting-year'
  | 'calendar-month'
  | 'calendar-quarter'
  | 'calendar-half-year'
  | 'calendar-year'
  | 'iso-week'
  | 'four-week-block';

/**
 * A standard period, the only periods for which figures are published; `to` is inclusive.
 * `id`: `bc-` (reporting) or `dl-` (calendar) with `2026-07`, `2026-q3`, `2026-h2` or `2026`; `tuan-2026-w28` (ISO week);
 * `4tuan-2026-w25` (the block that begins with week 25).
 */
export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What a period is compared with: the one before, that of the same name a year before, the first that has figures, or nothing. */
export type Comparison = 'previous' | 'last-year' | 'baseline' | 'none';
