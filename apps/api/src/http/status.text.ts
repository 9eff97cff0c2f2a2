import type { LocalisedText } from '../config/language.ts';

const UNKNOWN: LocalisedText = { vi: 'Lỗi', en: 'Error' };

const TITLES: Readonly<Record<number, LocalisedText>> = {
  400: { vi: 'Yêu cầu không hợp lệ', en: 'Bad request' },
  401: { vi: 'Cần đăng nhập', en: 'Sign-in required' },
  403: { vi: 'Không có quyền', en: 'Not allowed' },
  404: { vi: 'Không tìm thấy', en: 'Not found' },
  405: { vi: 'Phương thức không được hỗ trợ', en: 'Method not allowed' },
  406: { vi: 'Không có định dạng được yêu cầu', en: 'Not acceptable' },
  408: { vi: 'Hết thời gian chờ yêu cầu', en: 'Request timed out' },
  409: { vi: 'Xung đột với trạng thái hiện tại', en: 'Conflict' },
  413: { vi: 'Nội dung gửi lên quá lớn', en: 'Content too large' },
  415: { vi: 'Loại nội dung không được hỗ trợ', en: 'Unsupported media type' },
  422: { vi: 'Không xử lý được nội dung', en: 'Unprocessable content' },
  429: { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  500: { vi: 'Lỗi hệ thống', en: 'Internal error' },
  503: { vi: 'Dịch vụ chưa sẵn sàng', en: 'Service unavailable' },
  507: { vi: 'Hết dung lượng lưu trữ', en: 'Insufficient storage' },
};

/** Words for a status that nobody explained better. */
const DETAILS: Readonly<Record<number, LocalisedText>> = {
  400: { vi: 'Không đọc được yêu cầu: sai cú pháp.', en: 'The request could not be read: its syntax is wrong.' },
  404: { vi: 'Địa chỉ này không tồn tại.', en: 'There is nothing at this address.' },
  405: {
    vi: 'Địa chỉ này không nhận phương thức đó; các phương thức được nhận ghi ở tiêu đề Allow.',
    en: 'This address does not take that method; those that it takes are in the header Allow.',
  },
  413: { vi: 'Nội dung JSON tối đa là 1 MiB.', en: 'A JSON body may have at most 1 MiB.' },
};

/** Title of a problem that has no kind of its own (`about:blank`). */
export function titleOfStatus(status: number): LocalisedText {
  return TITLES[status] ?? UNKNOWN;
}

export function detailOfStatus(status: number): LocalisedText | undefined {
  return DETAILS[status];
}
