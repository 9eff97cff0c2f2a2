import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { AgreedInputError } from './agreed.service.ts';
import { NoReportingMonthError } from './paper-report.service.ts';
import { LockedMonthError, NotUndoableError, UnknownUnitError } from './paper.service.ts';

const NO_MONTH: ProblemKind = {
  code: 'no-reporting-month',
  status: 404,
  title: { vi: 'Không có tháng báo cáo này', en: 'No such reporting month' },
};
const UNKNOWN_UNIT: ProblemKind = { code: 'unknown-unit', status: 404, title: { vi: 'Không có đơn vị này', en: 'No such unit' } };
const NOT_UNDOABLE: ProblemKind = {
  code: 'not-undoable',
  status: 409,
  title: { vi: 'Không có lần nhập này, hoặc đã rút lại', en: 'There is no such import, or it was taken back before' },
};
const LOCKED: ProblemKind = { code: 'locked-month', status: 409, title: { vi: 'Tháng đã khóa', en: 'The month is locked' } };
const NOT_USABLE: ProblemKind = {
  code: 'invalid-input',
  status: 400,
  title: { vi: 'Dữ liệu gửi lên không hợp lệ', en: 'The input is not valid' },
};

/** Puts an expected fault of the paper room into a problem; anything else stays what it is. */
function toPaperProblem(error: unknown): unknown {
  if (error instanceof NoReportingMonthError) return new ProblemException(NO_MONTH, { cause: error });
  if (error instanceof UnknownUnitError) return new ProblemException(UNKNOWN_UNIT, { cause: error });
  if (error instanceof NotUndoableError) return new ProblemException(NOT_UNDOABLE, { cause: error });
  if (error instanceof LockedMonthError) {
    const months = error.periodIds.join(', ');
    const detail = {
      vi: `Tháng ${months} đã khóa: nhập bản đính chính có lý do thay vì rút lại.`,
      en: `${months} is locked: hand over a correction with its reason instead.`,
    };
    return new ProblemException(LOCKED, { detail, cause: error });
  }
  if (error instanceof AgreedInputError) {
    const message = { vi: 'giá trị không dùng được', en: 'this value cannot be used' };
    return new ProblemException(NOT_USABLE, { errors: [{ path: error.field, message }], cause: error });
  }
  return error;
}

/** Runs work whose expected faults become problems. */
export async function withProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toPaperProblem(error);
  }
}
