/** A calendar date `YYYY-MM-DD` in the province's zone (Asia/Ho_Chi_Minh); never a `Date`. */
export type IsoDate = string;

/** Reporting month (15th of the previous month to the 14th), calendar month, or ISO week. */
export type PeriodKind = 'reporting-month' | 'calendar-month' | 'iso-week';

/**
 * A standard period, the only periods for which figures are published.
 * `id` is `bc-2026-07` (reporting month), `dl-2026-07` (calendar month) or `tuan-2026-w28` (ISO week); `to` is inclusive.
 */
export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  readonly from: IsoDate;
  readonly to: IsoDate;
}
