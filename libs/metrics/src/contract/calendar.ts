import type { IsoDate } from './period.ts';

/**
 * Why a day departs from Monday to Friday: public holiday, compensatory day off ("nghỉ bù"), day off that is worked on another one and the
 * day it is worked on ("hoán đổi"), closure of a unit.
 */
export type CalendarEntryKind = 'holiday' | 'compensatory' | 'swapped-off' | 'swapped-on' | 'closure';

/** One dated departure, of the province (`unitId` null) or of a unit and all below it. */
export interface CalendarEntry {
  readonly day: IsoDate;
  readonly kind: CalendarEntryKind;
  readonly unitId: number | null;
  /** The instrument or notice it rests on. */
  readonly source: string;
}

/** One session ("buổi làm việc") in minutes after midnight, both ends included: 07:30 is 450. */
export interface WorkSession {
  readonly start: number;
  readonly end: number;
}

/** Session hours in force from `validFrom` on and before `validTo` (null: still), for a season that returns every year. */
export interface SessionHoursEntry {
  readonly unitId: number | null;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  /** First and last day of the season as `MM-DD`; it may run over New Year. */
  readonly from: string;
  readonly to: string;
  readonly sessions: readonly WorkSession[];
  readonly source: string;
}
