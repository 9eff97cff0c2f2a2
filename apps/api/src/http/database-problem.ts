import { isDatabaseFull, isDatabaseUnavailable, isStatementTooSlow } from '../database/unavailable.ts';
import type { LocalisedText } from '../config/language.ts';
import { ProblemException } from './problem.ts';

interface DatabaseProblem {
  readonly is: (error: unknown) => boolean;
  readonly code: string;
  readonly status: number;
  readonly title: LocalisedText;
  readonly detail: LocalisedText;
  readonly headers?: Record<string, string>;
}

/** What the surroundings of the database refuse, the first that fits. */
const PROBLEMS: readonly DatabaseProblem[] = [
  {
    ...{ is: isDatabaseFull, code: 'database-full', status: 507 },
    title: { vi: 'Đĩa của cơ sở dữ liệu đã đầy; chưa xác nhận gì', en: 'The disk of the database is full; nothing is confirmed' },
    detail: {
      vi: 'Báo quản trị hệ thống giải phóng chỗ, rồi làm lại; tệp nhật ký gửi lại không bị tính hai lần.',
      en: 'Tell the administrator to make room, then do it again; a log that is sent again does not count twice.',
    },
  },
  {
    // Not 503: a proxy would ask the next process the same.
    ...{ is: isStatementTooSlow, code: 'database-too-slow', status: 504 },
    title: { vi: 'Cơ sở dữ liệu mất quá lâu để trả lời', en: 'The database took too long to answer' },
    detail: {
      vi: 'Câu hỏi đã bị dừng để không làm chậm người khác. Hãy chọn kỳ ngắn hơn hoặc thử lại sau; nếu còn gặp, báo quản trị hệ thống.',
      en: 'It was ended so as not to slow others down. Choose a shorter period or try again later; if it stays so, tell the administrator.',
    },
  },
  {
    ...{ is: isDatabaseUnavailable, code: 'database-unavailable', status: 503 },
    title: { vi: 'Cơ sở dữ liệu tạm thời không trả lời', en: 'The database does not answer at the moment' },
    detail: {
      vi: 'Chương trình đang nối lại; thử lại sau vài giây. Không mất dữ liệu đã nhận.',
      en: 'The program is connecting again; try again in a few seconds. Nothing that was received is lost.',
    },
    headers: { 'Retry-After': '5' },
  },
];

/** The problem that a fault of the database's surroundings is answered with; null for any other error. */
export function findDatabaseProblem(error: unknown): ProblemException | null {
  const found = PROBLEMS.find(({ is }) => is(error));
  if (found === undefined) return null;
  const { code, status, title, detail, headers = {} } = found;
  return new ProblemException({ code, status, title }, { detail, headers, cause: error });
}
