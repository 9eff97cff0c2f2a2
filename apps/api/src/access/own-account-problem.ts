import { ProblemException, type ProblemKind } from '../http/problem.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN, PasswordRuleError } from './password.ts';

const BAD_PASSWORD: ProblemKind = {
  code: 'bad-password',
  status: 400,
  title: {
    vi: `Mật khẩu mới phải có ${PASSWORD_LENGTH_MIN}–${PASSWORD_LENGTH_MAX} ký tự`,
    en: `A new password has ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters`,
  },
};
const WRONG_PASSWORD: ProblemKind = {
  code: 'wrong-password',
  status: 400,
  title: { vi: 'Mật khẩu hiện tại không đúng', en: 'The present password is wrong' },
};

/** Runs work on one's own account whose expected faults become problems. */
export async function withOwnProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // 401 would say that the session has ended.
    if (error instanceof ProblemException && error.kind.status === 401) throw new ProblemException(WRONG_PASSWORD, { cause: error });
    if (error instanceof PasswordRuleError) throw new ProblemException(BAD_PASSWORD, { cause: error });
    throw error;
  }
}
