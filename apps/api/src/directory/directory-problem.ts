import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { LaterChangesError, NotUndoableError, UnknownChangeSetError } from './directory-changes.service.ts';
import { StalePreviewError, UnknownPreviewError } from './preview.service.ts';

export const UNKNOWN_OFFICIAL: ProblemKind = {
  code: 'unknown-official',
  status: 404,
  title: { vi: 'Không có cán bộ này trong danh bạ', en: 'The directory has no such official' },
};
const UNKNOWN_PREVIEW: ProblemKind = {
  code: 'unknown-preview',
  status: 404,
  title: { vi: 'Không còn bản xem trước này: xem trước lại', en: 'This preview is no longer there: make it again' },
};
const STALE_PREVIEW: ProblemKind = {
  code: 'stale-preview',
  status: 409,
  title: {
    vi: 'Danh bạ đã thay đổi sau khi xem trước: xem trước lại rồi áp dụng',
    en: 'The directory has changed since the preview: make it again, then apply',
  },
};
const UNKNOWN_CHANGE: ProblemKind = { code: 'unknown-change', status: 404, title: { vi: 'Không có thay đổi này', en: 'No such change' } };
const NOT_UNDOABLE: ProblemKind = {
  code: 'not-undoable',
  status: 409,
  title: { vi: 'Thay đổi này đã được hoàn tác, hoặc là một lần hoàn tác', en: 'This change was undone before, or is itself an undo' },
};
const LATER_CHANGES: ProblemKind = {
  code: 'later-changes',
  status: 409,
  title: { vi: 'Có thay đổi sau dựa vào thay đổi này', en: 'Later changes stand on this one' },
};

/** Puts an expected fault of the directory into a problem; anything else stays what it is. */
function toDirectoryProblem(error: unknown): unknown {
  if (error instanceof UnknownPreviewError) return new ProblemException(UNKNOWN_PREVIEW, { cause: error });
  if (error instanceof StalePreviewError) return new ProblemException(STALE_PREVIEW, { cause: error });
  if (error instanceof UnknownChangeSetError) return new ProblemException(UNKNOWN_CHANGE, { cause: error });
  if (error instanceof NotUndoableError) return new ProblemException(NOT_UNDOABLE, { cause: error });
  if (error instanceof LaterChangesError) {
    const ids = error.laterIds.join(', ');
    const detail = { vi: `Hoàn tác trước: ${ids}.`, en: `Undo first: ${ids}.` };
    return new ProblemException(LATER_CHANGES, { ...(ids !== '' && { detail }), cause: error });
  }
  return error;
}

/** Runs work whose expected faults become problems. */
export async function withProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDirectoryProblem(error);
  }
}
