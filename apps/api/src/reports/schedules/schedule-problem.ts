import type { LocalisedText } from '../../config/language.ts';
import type { ProblemKind } from '../../http/problem.ts';

export const NO_SCHEDULE: ProblemKind = {
  code: 'no-schedule',
  status: 404,
  title: { vi: 'Không có lịch gửi này', en: 'There is no such schedule' },
};

/** What is wrong with a field of an order. */
export const SCHEDULE_FAULTS = {
  template: {
    vi: 'phải chọn mẫu báo cáo của toàn tỉnh, chỉ khi gửi báo cáo',
    en: 'must be a template of the whole province, of a report alone',
  },
  formats: { vi: 'phải chọn ít nhất một định dạng', en: 'must name at least one format' },
  cadence: { vi: 'không dùng được với loại này', en: 'cannot be used with this kind' },
  day: { vi: 'ngày 1 đến 28 trong tháng, hoặc 1 (thứ Hai) đến 7 trong tuần', en: '1 to 28 of the month, or 1 (Monday) to 7 of the week' },
  hour: { vi: 'giờ tròn, 0 đến 23', en: 'a full hour, 0 to 23' },
  recipients: { vi: 'phải có ít nhất một người nhận', en: 'must name at least one recipient' },
} as const satisfies Record<string, LocalisedText>;

/** What is wrong with a recipient. */
export const RECIPIENT_FAULTS = {
  noAccount: (name: string): LocalisedText => ({ vi: `không có tài khoản “${name}”`, en: `there is no account “${name}”` }),
  role: (name: string): LocalisedText => ({
    vi: `vai trò của “${name}” không được xem nội dung này`,
    en: `the role of “${name}” is not shown this`,
  }),
} as const;
