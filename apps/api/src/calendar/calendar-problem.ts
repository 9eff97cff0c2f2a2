import type { ProblemKind } from '../http/problem.ts';

export const DAY_TAKEN: ProblemKind = {
  code: 'calendar-day-taken',
  status: 409,
  title: { vi: 'Ngày này đã có trong lịch; rút mục cũ trước', en: 'The day is in the calendar already; withdraw that entry first' },
};
export const NO_CALENDAR_ROW: ProblemKind = {
  code: 'no-calendar-row',
  status: 404,
  title: { vi: 'Không có mục này trong lịch, hoặc đã rút', en: 'There is no such row of the calendar, or it was withdrawn' },
};
export const UNKNOWN_UNIT: ProblemKind = {
  code: 'unknown-agency',
  status: 404,
  title: { vi: 'Không có cơ quan mã này', en: 'There is no agency of this code' },
};
