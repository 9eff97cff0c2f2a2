import { ProblemException, type ProblemKind } from '../http/problem.ts';

export const DAY_TAKEN: ProblemKind = {
  code: 'calendar-day-taken',
  status: 409,
  title: { vi: 'Ngày này đã có trong lịch; rút mục cũ trước', en: 'The day is in the calendar already; withdraw that entry first' },
};
const NO_CALENDAR_ROW: ProblemKind = {
  code: 'no-calendar-row',
  status: 404,
  title: { vi: 'Không có mục này trong lịch, hoặc đã rút', en: 'There is no such row of the calendar, or it was withdrawn' },
};
export const UNKNOWN_UNIT: ProblemKind = {
  code: 'unknown-agency',
  status: 404,
  title: { vi: 'Không có cơ quan mã này', en: 'There is no agency of this code' },
};

/** @param id as it was asked for */
export function noCalendarRow(id: number): ProblemException {
  const detail = {
    vi: `Không có số ${id}; các mục và số của chúng: trang Lịch, hoặc lệnh nhipthu calendar list --year NĂM --all.`,
    en: `There is no number ${id}; entries and their numbers: the page “Calendar”, or nhipthu calendar list --year YEAR --all.`,
  };
  return new ProblemException(NO_CALENDAR_ROW, { detail });
}
