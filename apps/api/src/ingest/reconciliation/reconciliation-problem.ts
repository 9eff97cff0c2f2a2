import { errorCodeOf } from '../../database/error-code.ts';
import { ProblemException } from '../../http/problem.ts';
import { UndoBlockedError, UndoRemovedError, UnknownSegmentError } from '../undo.service.ts';

/** The problem that an error of the ledger page is answered with; any other error is given back as it is. */
export function toReconciliationProblem(error: unknown): unknown {
  if (error instanceof UnknownSegmentError) {
    const title = { vi: 'Không có đợt nạp này', en: 'There is no such segment' };
    return new ProblemException({ code: 'unknown-segment', status: 404, title }, { cause: error });
  }
  if (error instanceof UndoBlockedError) {
    const title = {
      vi: 'Chưa rút lại được: thiếu tệp của đợt nạp khác cùng giờ',
      en: 'It cannot be undone: files of other segments are missing',
    };
    const numbers = error.missing.join(', ');
    const detail = {
      vi: `Các đợt ${numbers} có số liệu trong cùng những giờ đó nhưng tệp gốc không còn, nên phần của chúng sẽ mất. Khôi phục tệp rồi thử lại.`,
      en: `The segments ${numbers} have facts in the same hours, but their files are gone, so what they brought would be lost. Restore the files and try again.`,
    };
    return new ProblemException({ code: 'undo-blocked', status: 409, title }, { detail, cause: error });
  }
  if (error instanceof UndoRemovedError) {
    const title = {
      vi: 'Không rút lại được: dữ liệu của đợt này đã xóa theo thời hạn lưu',
      en: 'It cannot be undone: what it brought was removed as its time of keeping is over',
    };
    return new ProblemException({ code: 'undo-removed', status: 410, title }, { cause: error });
  }
  if (errorCodeOf(error) === 'ENOENT') {
    const title = { vi: 'Tệp gốc của đợt nạp này không còn', en: 'The file of this segment is gone' };
    return new ProblemException({ code: 'segment-file-missing', status: 410, title }, { cause: error });
  }
  return error;
}
