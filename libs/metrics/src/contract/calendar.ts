import type { JournalMark } from './journal.ts';
import type { IsoDate, Period } from './period.ts';

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

/** What every row of the calendar tells beside its days. */
interface CalendarRow {
  readonly id: number;
  /** Code of the agency; null for the whole province. */
  readonly unit: string | null;
  /** "Tạm": no decision that fixes it has been published. */
  readonly isTentative: boolean;
  readonly entered: JournalMark;
  /** Null while it is in force. */
  readonly withdrawn: JournalMark | null;
}

/** A stored departure from Monday to Friday. */
export interface CalendarEntryReply extends CalendarEntry, CalendarRow {}

/** Stored session hours. */
export interface SessionHoursReply extends SessionHoursEntry, CalendarRow {}

/** A period and how many of its days are worked. */
export interface PeriodWorkingDays {
  readonly period: Period;
  readonly workingDays: number;
}

/** `GET /api/v1/calendar?nam=2026&cq=SNV`: the calendar of a year, of the province or as it holds for one agency. */
export interface CalendarReply {
  readonly year: number;
  /** Code of the agency asked about; null for the province. */
  readonly unit: string | null;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** Raised by every change; figures are made from one revision. */
  readonly revision: number;
  /** Of the year, by day, those withdrawn included; entries of other agencies are left out. */
  readonly entries: readonly CalendarEntryReply[];
  readonly hours: readonly SessionHoursReply[];
  /** The days that are worked. */
  readonly workingDays: readonly IsoDate[];
  /** Reporting months and calendar months of the year. */
  readonly periods: readonly PeriodWorkingDays[];
}

/** What a change of the calendar made necessary. */
export interface CalendarChangeReply {
  readonly id: number;
  readonly revision: number;
  /** Days of logs and periods that are computed again. */
  readonly dirtyDays: number;
  readonly dirtyPeriods: number;
  /** Whether the working time of no day is other than before: a holiday on a day off, a swap onto a day that is worked anyway. */
  readonly changesNothing: boolean;
}

/** Sessions of the first day that a change makes different, before and after it. */
export interface CalendarSample {
  readonly day: IsoDate;
  /** Empty on a day off. */
  readonly before: readonly WorkSession[];
  readonly after: readonly WorkSession[];
}

/** `POST /api/v1/calendar/preview`: what a change would make necessary; nothing is written. */
export interface CalendarPreviewReply {
  readonly dirtyDays: number;
  readonly dirtyPeriods: number;
  /** First and last of the days of logs; null when there is none. */
  readonly firstDay: IsoDate | null;
  readonly lastDay: IsoDate | null;
  /** Null when no day of the year after the change's first one becomes different: others stand before it. */
  readonly sample: CalendarSample | null;
}
