import type { LocalisedText } from '../config/language.ts';
import type { ProblemKind } from '../http/problem.ts';

/** Of a day that is contested. */
export const DAY_TO_COME: LocalisedText = { vi: 'ngày này chưa đến', en: 'this day has not come yet' };

export const NOT_IN_DIRECTORY: ProblemKind = {
  code: 'not-in-directory',
  status: 404,
  title: { vi: 'Tài khoản này không gắn với cán bộ nào trong danh bạ', en: 'This account is of nobody in the directory' },
};
export const NO_SUCH_PERIOD: ProblemKind = {
  code: 'no-such-period',
  status: 404,
  title: { vi: 'Không có kỳ này', en: 'There is no such period' },
};
export const NO_SUCH_AGENCY: ProblemKind = {
  code: 'unknown-agency',
  status: 404,
  title: { vi: 'Không có cơ quan này', en: 'There is no such agency' },
};
export const NO_NAMED_VIEW: ProblemKind = {
  code: 'no-named-view',
  status: 404,
  title: { vi: 'Không có lượt xem đích danh này', en: 'There is no such named view' },
};
export const OWN_NAMED_VIEW: ProblemKind = {
  code: 'own-named-view',
  status: 409,
  title: {
    vi: 'Người đề nghị không tự duyệt được; cần người thứ hai',
    en: 'Nobody approves what they asked for: a second person is needed',
  },
};
export const SAME_HANDS: ProblemKind = {
  code: 'named-view-same-hands',
  status: 409,
  title: {
    vi: 'Tài khoản này không duyệt được đề nghị này: nó mới hơn đề nghị, do người đề nghị tạo, hoặc trong 30 ngày gần đây cùng một người đã tạo, đặt lại mật khẩu hay đổi vai trò của một trong hai tài khoản. Cần một người độc lập',
    en: 'This account cannot approve this request: it is newer than the request, was made by whoever asked, or somebody had both accounts in hand (made, new password, role) within 30 days. An independent person is needed',
  },
};
export const NOT_GRANTED: ProblemKind = {
  code: 'not-granted',
  status: 409,
  title: {
    vi: 'Lượt xem này chưa được duyệt, đã hết hạn, đã thu hồi, hoặc do người khác đề nghị',
    en: 'This view is not approved, is over, was revoked, or was asked for by somebody else',
  },
};
export const WRONG_STEP: ProblemKind = {
  code: 'wrong-step',
  status: 409,
  title: { vi: 'Việc này không hợp với trạng thái hiện tại', en: 'This cannot be done in the present state' },
};
export const NO_DATA_REQUEST: ProblemKind = {
  code: 'no-data-request',
  status: 404,
  title: { vi: 'Không có yêu cầu này', en: 'There is no such request' },
};
export const EFFECT_REFUSED: ProblemKind = {
  code: 'effect-refused',
  status: 409,
  title: {
    vi: 'Không ghi được vào danh bạ: người này không còn hộp thư hoặc mã cán bộ, hoặc ngày trùng với ngày nghỉ đã ghi',
    en: 'The directory does not take it: the person has no mailbox or staff number any more, or the days overlap others',
  },
};
export const OTHER_NOTICE: ProblemKind = {
  code: 'other-notice',
  status: 409,
  title: { vi: 'Thông báo đã có bản mới: hãy đọc bản mới', en: 'There is a newer notice: please read that one' },
};
