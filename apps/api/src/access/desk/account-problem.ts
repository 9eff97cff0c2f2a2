import { ProblemException, type ProblemKind } from '../../http/problem.ts';
import { AccountFaultError, type AccountFault } from './account-desk.service.ts';

const PROBLEMS: Readonly<Record<AccountFault, ProblemKind>> = {
  'bad-name': {
    code: 'bad-account-name',
    status: 400,
    title: { vi: 'Tên đăng nhập gồm chữ, số và . _ @ -, từ 2 ký tự', en: 'A user name has letters, digits and . _ @ -, at least 2' },
  },
  'name-taken': { code: 'name-taken', status: 409, title: { vi: 'Đã có tài khoản tên này', en: 'There is an account of that name' } },
  'unknown-account': { code: 'unknown-account', status: 404, title: { vi: 'Không có tài khoản này', en: 'There is no such account' } },
  'unknown-agency': { code: 'unknown-agency', status: 400, title: { vi: 'Không có cơ quan mã này', en: 'No agency has this code' } },
  'unknown-official': {
    code: 'unknown-official',
    status: 400,
    title: { vi: 'Danh bạ không có cán bộ mã hay hộp thư này', en: 'The directory has no official of this number or mailbox' },
  },
  'not-yours': {
    code: 'account-not-yours',
    status: 403,
    title: { vi: 'Tài khoản của vai trò này do Sở Nội vụ quản lý', en: 'Accounts of this role are looked after by home affairs' },
  },
  'own-account': {
    code: 'own-account',
    status: 409,
    title: { vi: 'Không tự đổi vai trò, khóa hay đặt lại tài khoản của mình', en: 'Nobody changes the role or state of their own account' },
  },
};

/** Runs work whose expected faults become problems. */
export async function withAccountProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AccountFaultError) throw new ProblemException(PROBLEMS[error.fault], { cause: error });
    throw error;
  }
}
