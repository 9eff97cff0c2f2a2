import type { ProblemKind } from '../http/problem.ts';
import { answer, answerFaults, type KnownFault } from '../http/problem-table.ts';
import { AgreedInputError } from './agreed.service.ts';
import { NoReportingMonthError } from './paper-facts.service.ts';
import { LockedMonthError, NotUndoableError, OvertakenEntryError, UnknownUnitError } from './paper.service.ts';

const NO_MONTH: ProblemKind = {
  code: 'no-reporting-month',
  status: 404,
  title: { vi: 'Không có kỳ báo cáo này', en: 'No such reporting period' },
};
const UNKNOWN_UNIT: ProblemKind = { code: 'unknown-unit', status: 404, title: { vi: 'Không có đơn vị này', en: 'No such unit' } };
const NOT_UNDOABLE: ProblemKind = {
  code: 'not-undoable',
  status: 409,
  title: { vi: 'Không có lần nhập này, hoặc đã rút lại', en: 'There is no such import, or it was taken back before' },
};
const LOCKED: ProblemKind = {
  code: 'locked-month',
  status: 409,
  title: { vi: 'Tháng đã khóa hoặc đã chốt', en: 'The month is locked or frozen' },
};
const OVERTAKEN: ProblemKind = {
  code: 'overtaken-entry',
  status: 409,
  title: {
    vi: 'Chưa ghi: số liệu của tháng đã được người khác, hoặc ở một trang khác, thay đổi từ khi mở trang này',
    en: 'Nothing was saved: the figures of the month were changed by somebody else, or on another page, since this page was opened',
  },
};
const NOT_USABLE: ProblemKind = {
  code: 'invalid-input',
  status: 400,
  title: { vi: 'Dữ liệu gửi lên không hợp lệ', en: 'The input is not valid' },
};

/** The expected faults of the paper room. */
const FAULTS: readonly KnownFault[] = [
  answer(NoReportingMonthError, NO_MONTH),
  answer(UnknownUnitError, UNKNOWN_UNIT),
  answer(NotUndoableError, NOT_UNDOABLE),
  answer(LockedMonthError, LOCKED, ({ periodIds }) => {
    const months = periodIds.join(', ');
    return {
      detail: {
        vi: `Tháng ${months} đã khóa hoặc đã chốt: nhập bản đính chính có lý do thay vì rút lại.`,
        en: `${months} is locked or frozen: hand over a correction with its reason instead.`,
      },
    };
  }),
  answer(OvertakenEntryError, OVERTAKEN, () => ({
    detail: { vi: 'Xem số liệu đang ghi, rồi ghi lại nếu vẫn muốn thay.', en: 'Look at what is recorded, then save again to replace it.' },
  })),
  answer(AgreedInputError, NOT_USABLE, ({ field }) => ({
    errors: [{ path: field, message: { vi: 'giá trị không dùng được', en: 'this value cannot be used' } }],
  })),
];

/** Runs work whose expected faults become problems. */
export function withProblems<T>(work: () => Promise<T>): Promise<T> {
  return answerFaults(FAULTS, work);
}
