import type { Letter } from '../mail-sender.ts';

/** How long a link is good, minutes. */
export const RESET_MINUTES = 30;

interface ResetLetter {
  readonly to: string;
  readonly displayName: string;
  readonly username: string;
  /** Of the settings, without a slash at its end. */
  readonly publicUrl: string;
  readonly token: string;
  /** Whether whoever looks after accounts has it sent; else somebody typed the name on the sign-in page. */
  readonly isFromDesk: boolean;
}

/**
 * The letter with the link, in Vietnamese and English. The token stands behind `#`, which no browser sends to a server: it gets into no log and no `Referer`.
 */
export function makeResetLetter({ to, displayName, username, publicUrl, token, isFromDesk }: ResetLetter): Letter {
  const link = `${publicUrl}/dat-lai-mat-khau#${token}`;
  return {
    to,
    subject: 'Nhịp Thư: đặt lại mật khẩu',
    text: [
      `Kính gửi ${displayName},`,
      '',
      isFromDesk
        ? `Người quản lý tài khoản đã tạo, hoặc đặt lại mật khẩu, tài khoản “${username}” của ông/bà trên Nhịp Thư. Để chọn mật khẩu, mở liên kết sau:`
        : `Có người (có thể là chính ông/bà) yêu cầu đặt lại mật khẩu của tài khoản “${username}” trên Nhịp Thư. Để đặt mật khẩu mới, mở liên kết sau:`,
      '',
      `  ${link}`,
      '',
      isFromDesk
        ? `Liên kết dùng một lần, trong ${RESET_MINUTES} phút; quá hạn thì dùng “Quên mật khẩu?” ở trang đăng nhập. Không chuyển tiếp thư này cho ai.`
        : `Liên kết dùng một lần, trong ${RESET_MINUTES} phút. Nếu không yêu cầu, xin bỏ qua thư này: mật khẩu không đổi. Không chuyển tiếp thư này cho ai.`,
      '',
      '--',
      '',
      ...(isFromDesk
        ? [
            `Whoever looks after accounts has made your account "${username}" of Nhịp Thư, or set a new password of it. To choose one, open the link above. It is`,
            `good once, for ${RESET_MINUTES} minutes; after that use "Forgotten the password?" on the sign-in page. Do not pass this letter on.`,
          ]
        : [
            `Somebody (perhaps you) asked for a new password of the account "${username}" of Nhịp Thư. To set one, open the link above. It is good once, for`,
            `${RESET_MINUTES} minutes. If you did not ask for it, do nothing: your password stays as it is. Do not pass this letter on.`,
          ]),
      '',
    ].join('\n'),
  };
}
