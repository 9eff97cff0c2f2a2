import type { PostState, RecipientObstacle, ScheduleKind, ScheduleRunState } from '@nhip-thu/metrics';
import type { TextLanguage } from '../directory/import-fault.text.ts';

const VI = {
  help: {
    schedule: 'những gì được gửi tự động: báo cáo, số liệu, nhắc nộp sổ, cảnh báo',
    list: 'các lịch gửi đang dùng, lần gần đây, và thư đã gửi',
    add: 'thêm một lịch gửi',
    remove: 'dừng một lịch gửi',
    kind: 'gửi gì: report (báo cáo kỳ đã chốt), digest (số liệu), registers (nhắc nộp sổ), alerts (cảnh báo, gửi ngay)',
    template: 'mẫu báo cáo của report',
    format: 'định dạng của report, cách nhau bằng dấu phẩy: docx, pdf, xlsx, csv',
    weekly: 'hằng tuần thay vì hằng tháng; chỉ với digest',
    day: 'ngày trong tháng, 1 đến 28; với --weekly: thứ, 1 là thứ Hai',
    hour: 'giờ theo múi giờ của tỉnh, 0 đến 23',
    to: 'tài khoản nhận thư, cách nhau bằng dấu phẩy; vai trò phải được xem nội dung đó',
    from: 'bắt đầu từ ngày này, kể cả đã qua: lần gần nhất được làm bù; mặc định hôm nay',
    by: 'ai làm',
    id: 'số của lịch gửi',
  },
  kinds: { report: 'báo cáo', digest: 'số liệu', registers: 'nhắc nộp sổ', alerts: 'cảnh báo' } satisfies Record<ScheduleKind, string>,
  heads: ['Số', 'Gửi', 'Mẫu', 'Khi nào', 'Lần tới', 'Người nhận', 'Lần gần nhất'],
  monthly: (day: string, hour: string) => `ngày ${day} hằng tháng, ${hour}:00`,
  weekly: (day: string, hour: string) => `thứ ${day} hằng tuần (1 là thứ Hai), ${hour}:00`,
  atOnce: 'ngay khi có',
  none: 'Chưa có lịch gửi nào.',
  added: (id: string) => `Đã thêm lịch gửi số ${id}.`,
  removed: (id: string) => `Đã dừng lịch gửi số ${id}.`,
  noMail: 'Chưa cấu hình máy chủ thư (SMTP_URL): thư không được gửi đi.',
  runs: { waiting: 'đang chờ', done: 'đã gửi', missed: 'bỏ qua', failed: 'lỗi' } satisfies Record<ScheduleRunState, string>,
  obstacles: {
    ...{ 'no-account': 'không có tài khoản', role: 'vai trò không được xem', 'no-address': 'chưa có địa chỉ thư' },
  } satisfies Record<RecipientObstacle, string>,
  postHeads: ['Lúc', 'Kênh', 'Tới', 'Nội dung', 'Kết quả', 'Lần thử', 'Lỗi'],
  posts: { waiting: 'đang chờ', sent: 'đã gửi', failed: 'không gửi được', skipped: 'không gửi' } satisfies Record<PostState, string>,
};

export type ScheduleText = typeof VI;

const EN: ScheduleText = {
  help: {
    schedule: 'what is sent by itself: reports, figures, reminders of registers, alerts',
    list: 'schedules in use, their last times, and what was sent',
    add: 'add a schedule',
    remove: 'stop a schedule',
    kind: 'what is sent: report (of the frozen period), digest (figures), registers (reminders), alerts (at once)',
    template: 'template of a report',
    format: 'formats of a report, separated by commas: docx, pdf, xlsx, csv',
    weekly: 'every week instead of every month; of a digest alone',
    day: 'day of the month, 1 to 28; with --weekly of the week, 1 is Monday',
    hour: 'hour in the zone of the province, 0 to 23',
    to: 'accounts that get the letters, separated by commas; their role must be shown the same',
    from: 'from this day on, also in the past: then the last time is made up for; today by default',
    by: 'who does it',
    id: 'number of the schedule',
  },
  kinds: { report: 'report', digest: 'figures', registers: 'reminders', alerts: 'alerts' },
  heads: ['No.', 'What', 'Template', 'When', 'Next', 'Recipients', 'Last'],
  monthly: (day, hour) => `day ${day} of every month, ${hour}:00`,
  weekly: (day, hour) => `day ${day} of every week (1 is Monday), ${hour}:00`,
  atOnce: 'at once',
  none: 'There is no schedule yet.',
  added: (id) => `Added schedule ${id}.`,
  removed: (id) => `Stopped schedule ${id}.`,
  noMail: 'No mail server is set (SMTP_URL): no letter is sent.',
  runs: { waiting: 'waiting', done: 'done', missed: 'missed', failed: 'failed' },
  obstacles: { 'no-account': 'no such account', role: 'role is not shown this', 'no-address': 'no address' },
  postHeads: ['At', 'Channel', 'To', 'About', 'Outcome', 'Attempts', 'Fault'],
  posts: { waiting: 'waiting', sent: 'sent', failed: 'given up', skipped: 'not sent' },
};

/** Words of the command `schedule`. */
export const SCHEDULE_TEXT: Record<TextLanguage, ScheduleText> = { vi: VI, en: EN };
