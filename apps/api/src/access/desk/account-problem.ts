import { ProblemException, type ProblemKind } from '../../http/problem.ts';
import { AccountFaultError, type AccountFault } from './account-fault.ts';

const PROBLEMS: Readonly<Record<AccountFault, ProblemKind>> = {
  'bad-name': {
    code: 'bad-account-name',
    status: 400,
    title: { vi: 'Tên đăng nhập gồm chữ, số và . _ @ -, từ 2 ký tự', en: 'A user name has letters, digits and . _ @ -, at least 2' },
  },
  'bad-email': { code: 'bad-email', status: 400, title: { vi: 'Địa chỉ thư không hợp lệ', en: 'This is no address for mail' } },
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
  'no-own-mailbox': {
    code: 'no-own-mailbox',
    status: 409,
    title: {
      vi: 'Danh bạ chưa có hộp thư cá nhân của cán bộ này để gửi liên kết đặt mật khẩu',
      en: 'The directory has no personal mailbox of this official to send the link for a password to',
    },
  },
  'not-own-mailbox': {
    code: 'not-own-mailbox',
    status: 409,
    title: {
      vi: 'Tài khoản của cán bộ chỉ nhận thư ở hộp thư của chính người đó trong danh bạ: để trống ô này',
      en: 'An account of an official gets its letters in that person’s own mailbox of the directory: leave this empty',
    },
  },
  'letter-not-sent': {
    code: 'letter-not-sent',
    status: 502,
    title: {
      vi: 'Đã ghi thay đổi, nhưng máy chủ thư không nhận thư có liên kết: hãy đặt lại mật khẩu để gửi lại',
      en: 'The change was made, but the mail server did not take the letter with the link: set a new password to send it again',
    },
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
