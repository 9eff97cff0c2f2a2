import { isDatabaseFull, isDatabaseUnavailable, isStatementTooSlow } from '../database/unavailable.ts';
import { ProblemException, type ProblemKind } from './problem.ts';

const UNAVAILABLE: ProblemKind = {
  code: 'database-unavailable',
  status: 503,
  title: { vi: 'Cơ sở dữ liệu tạm thời không trả lời', en: 'The database does not answer at the moment' },
};
const BACK_SOON = {
  detail: {
    vi: 'Chương trình đang nối lại; thử lại sau vài giây. Không mất dữ liệu đã nhận.',
    en: 'The program is connecting again; try again in a few seconds. Nothing that was received is lost.',
  },
  headers: { 'Retry-After': '5' },
};

const FULL: ProblemKind = {
  code: 'database-full',
  status: 507,
  title: { vi: 'Đĩa của cơ sở dữ liệu đã đầy; chưa xác nhận gì', en: 'The disk of the database is full; nothing is confirmed' },
};
const MAKE_ROOM = {
  detail: {
    vi: 'Báo quản trị hệ thống giải phóng chỗ, rồi làm lại; tệp nhật ký gửi lại không bị tính hai lần.',
    en: 'Tell the administrator to make room, then do it again; a log that is sent again does not count twice.',
  },
};

/** Not 503: a proxy would ask the next process the same. */
const TOO_SLOW: ProblemKind = {
  code: 'database-too-slow',
  status: 504,
  title: { vi: 'Cơ sở dữ liệu mất quá lâu để trả lời', en: 'The database took too long to answer' },
};
const ASK_FOR_LESS = {
  detail: {
    vi: 'Câu hỏi đã bị dừng để không làm chậm người khác. Hãy chọn kỳ ngắn hơn hoặc thử lại sau; nếu còn gặp, báo quản trị hệ thống.',
    en: 'It was ended so as not to slow others down. Choose a shorter period or try again later; if it stays so, tell the administrator.',
  },
};

/** The problem that a fault of the database's surroundings is answered with; null for any other error. */
export function findDatabaseProblem(error: unknown): ProblemException | null {
  if (isDatabaseFull(error)) return new ProblemException(FULL, { ...MAKE_ROOM, cause: error });
  if (isStatementTooSlow(error)) return new ProblemException(TOO_SLOW, { ...ASK_FOR_LESS, cause: error });
  return isDatabaseUnavailable(error) ? new ProblemException(UNAVAILABLE, { ...BACK_SOON, cause: error }) : null;
}
