import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, PasswordRuleError, type PasswordFault } from './password.ts';

const BAD_PASSWORD: ProblemKind = {
  code: 'bad-password',
  status: 400,
  title: {
    vi: `Mật khẩu mới phải có ${PASSWORD_LENGTH_MIN}–${PASSWORD_LENGTH_MAX} ký tự`,
    en: `A new password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters`,
  },
};
const COMMON_PASSWORD: ProblemKind = {
  code: 'common-password',
  status: 400,
  title: {
    vi: 'Mật khẩu này dễ đoán: nhiều người dùng, hoặc ghép từ những từ phổ biến và tên của tài khoản',
    en: 'This password is easily guessed: many people use it, or it is made of common words and of the name of the account',
  },
};
const PASSWORD_PROBLEMS: Readonly<Record<PasswordFault, ProblemKind>> = { length: BAD_PASSWORD, common: COMMON_PASSWORD };
const WRONG_PASSWORD: ProblemKind = {
  code: 'wrong-password',
  status: 400,
  title: { vi: 'Mật khẩu hiện tại không đúng', en: 'The present password is wrong' },
};

const SAME_PASSWORD: ProblemKind = {
  code: 'same-password',
  status: 400,
  title: { vi: 'Mật khẩu mới phải khác mật khẩu hiện tại', en: 'The new password must differ from the present one' },
};

/** Refuses a new password that is the present one, however their letters are composed. @throws ProblemException */
export function requireOtherPassword(next: string, current: string): void {
  if (next.normalize('NFKC') === current.normalize('NFKC')) throw problemAt('next', SAME_PASSWORD);
}

/** Runs work on one's own account whose expected faults become problems, each of which names its field; `field` is that of a new password. */
export async function withOwnProblems<T>(work: () => Promise<T>, field = 'next'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // 401 would say that the session has ended.
    if (error instanceof ProblemException && error.kind.status === 401) throw problemAt('current', WRONG_PASSWORD, error);
    throw toPasswordProblem(error, field);
  }
}

/** A breach of the rule for passwords as a problem; anything else as it is. */
function toPasswordProblem(error: unknown, field: string): unknown {
  return error instanceof PasswordRuleError ? problemAt(field, PASSWORD_PROBLEMS[error.fault], error) : error;
}

/** A problem that is of one field of what was sent. */
export function problemAt(path: string, kind: ProblemKind, cause?: unknown): ProblemException {
  return new ProblemException(kind, { errors: [{ path, message: kind.title }], cause });
}
