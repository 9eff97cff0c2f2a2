import type { TextLanguage } from '../directory/import-fault.text.ts';

const VI = {
  help: {
    calendar: 'lịch làm việc: nghỉ lễ, nghỉ bù, hoán đổi, nghỉ riêng, giờ làm việc',
    list: 'lịch của một năm, kèm căn cứ',
    year: 'năm',
    unit: 'mã cơ quan; bỏ trống là cả tỉnh',
    all: 'cả những mục đã rút',
    add: 'ghi một ngày vào lịch; số liệu liên quan được tính lại',
    day: 'ngày, NĂM-THÁNG-NGÀY',
    kind: 'loại ngày',
    source: 'văn bản làm căn cứ',
    reason: 'lý do ghi hoặc rút',
    by: 'ai ghi hoặc rút',
    tentative: 'tạm: chưa có văn bản chính thức',
    remove: 'rút một mục khỏi lịch; mục vẫn được lưu cùng lý do',
    id: 'số của mục hoặc của giờ làm việc, xem ở calendar list',
    hours: 'đặt giờ làm việc theo mùa, từ một ngày; số liệu liên quan được tính lại',
    sessions: 'các buổi trong ngày, ví dụ 07:30-11:30,13:30-17:00',
    validFrom: 'ngày đầu có hiệu lực, NĂM-THÁNG-NGÀY',
    validTo: 'ngày đầu không còn hiệu lực; bỏ trống: không định trước',
    season: 'mùa trong năm, THÁNG-NGÀY đến THÁNG-NGÀY, tính cả hai đầu',
    removeHours: 'ID là số của giờ làm việc',
  },
  hoursHeads: ['Số', 'Từ ngày', 'Đến trước', 'Mùa', 'Các buổi', 'Cơ quan', 'Ghi chú', 'Căn cứ'],
};

/** Words of the commands of `nhipthu calendar`. */
export type CalendarText = typeof VI;

const EN: CalendarText = {
  help: {
    calendar: 'the working calendar: holidays, compensatory, swapped and closed days, session hours',
    list: 'the calendar of a year with its sources',
    year: 'year',
    unit: 'code of an agency; the province when absent',
    all: 'also what was withdrawn',
    add: 'enter a day; figures that depend on it are computed again',
    day: 'day, YYYY-MM-DD',
    kind: 'kind of day',
    source: 'the instrument it rests on',
    reason: 'why it is entered or withdrawn',
    by: 'who enters or withdraws it',
    tentative: 'tentative: no official decision yet',
    remove: 'withdraw an entry; it is kept with the reason',
    id: 'number of the entry or of the hours, see calendar list',
    hours: 'set the session hours of a season, from a day on; figures that depend on them are computed again',
    sessions: 'the sessions of a day, for example 07:30-11:30,13:30-17:00',
    validFrom: 'first day on which they hold, YYYY-MM-DD',
    validTo: 'first day on which they no longer hold; open when absent',
    season: 'season of the year, MM-DD to MM-DD, both included',
    removeHours: 'ID is the number of session hours',
  },
  hoursHeads: ['No.', 'From', 'Until before', 'Season', 'Sessions', 'Agency', 'Note', 'Source'],
};

export const CALENDAR_TEXT: Readonly<Record<TextLanguage, CalendarText>> = { vi: VI, en: EN };
