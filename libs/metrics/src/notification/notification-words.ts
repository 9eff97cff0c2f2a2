import type { ReportTemplate } from '../contract/document.ts';
import type { Period } from '../contract/period.ts';
import type { TargetMetric } from '../contract/target.ts';

interface Goal {
  readonly unit: string;
  readonly metric: string;
  readonly period: string;
  readonly rate: string;
  readonly target: string;
}

interface Due {
  readonly period: string;
  readonly day: string;
  readonly isOverdue: boolean;
}

interface Named {
  readonly metric: string;
  readonly period: string;
  readonly isProvisional: boolean;
}

/** Sentences of notifications in one language. */
export interface NotificationWords {
  readonly province: string;
  readonly metrics: Readonly<Record<TargetMetric, string>>;
  readonly templates: Readonly<Record<ReportTemplate, string>>;
  readonly reached: (goal: Goal) => string;
  readonly fallen: (goal: Goal) => string;
  readonly goalNote: string;
  readonly noLogs: (origin: string, at: string) => string;
  readonly noLogsNote: string;
  readonly registersOfAll: (due: Due & { readonly count: number }) => string;
  readonly registersOfOne: (due: Due & { readonly agency: string }) => string;
  readonly registersNote: string;
  readonly list: (names: string) => string;
  readonly reportReady: (template: string, period: string) => string;
  readonly reportNote: (number: number, code: string) => string;
  readonly reportWaits: (template: string, period: string) => string;
  readonly waitsNote: string;
  readonly reportFailed: (template: string, period: string) => string;
  readonly failedNote: string;
  readonly digest: (named: Named & { readonly rate: string }) => string;
  readonly digestNothing: (named: Named) => string;
  readonly digestMet: (counts: {
    readonly met: number;
    readonly measured: number;
    readonly total: number;
    readonly target: string;
  }) => string;
  readonly noTarget: string;
  readonly lowest: (names: string) => string;
  readonly withoutData: (count: number, names: string) => string;
}

export const VI_WORDS: NotificationWords = {
  province: 'Toàn tỉnh',
  metrics: {
    'du-1@1': 'hộp thư có hoạt động',
    'du-2@1': 'sử dụng thường xuyên',
    'du-3@1': 'thành thói quen',
    'du-4@1': 'kiểm tra đầu và cuối buổi',
    'du-5@1': 'có gửi thư',
    'paper-reduction@1': 'giảm văn bản giấy',
  },
  templates: {
    ...{ monthly: 'Báo cáo', quarterly: 'Báo cáo', 'half-yearly': 'Báo cáo', yearly: 'Báo cáo' },
    ...{ agency: 'Báo cáo của cơ quan', league: 'Phụ lục theo cơ quan' },
    ...{ paper: 'Báo cáo văn bản giấy', 'data-quality': 'Phụ lục chất lượng số liệu' },
  },
  reached: ({ unit, metric, period, rate, target }) => `${unit} đạt chỉ tiêu ${metric} ${period}: ${rate} (chỉ tiêu ${target})`,
  fallen: ({ unit, metric, period, rate, target }) => `${unit} tụt dưới chỉ tiêu ${metric} ${period}: ${rate} (chỉ tiêu ${target})`,
  goalNote: 'So với kỳ liền trước.',
  noLogs: (origin, at) => `Nguồn nhật ký ${origin} không có dòng nào mới từ ${at}`,
  noLogsNote: 'Số liệu của các ngày sau đó chưa đủ, cho đến khi nhật ký được nạp.',
  registersOfAll: ({ period, day, isOverdue, count }) =>
    `${count} cơ quan chưa nộp sổ văn bản đi ${period} (${isOverdue ? 'đã quá hạn' : 'hạn nộp'} ${day})`,
  registersOfOne: ({ agency, period, day, isOverdue }) =>
    `${agency} chưa nộp sổ văn bản đi ${period} (${isOverdue ? 'đã quá hạn' : 'hạn nộp'} ${day})`,
  registersNote: 'Đề nghị gửi sổ văn bản đi của tháng cho Sở Nội vụ để nhập vào hệ thống.',
  list: (names) => `Gồm: ${names}.`,
  reportReady: (template, period) => `${template} ${period} đã viết xong`,
  reportNote: (number, code) => `${number === 0 ? 'Bản chốt số liệu' : `Bản điều chỉnh số ${number}`}, mã số liệu ${code}.`,
  reportWaits: (template, period) => `${template} ${period} chưa viết được: chưa chốt số liệu`,
  waitsNote: 'Báo cáo được viết và gửi ngay sau khi chốt số liệu của kỳ.',
  reportFailed: (template, period) => `${template} ${period} không viết được, chưa gửi cho ai`,
  failedNote: 'Lịch gửi không thử lại kỳ này. Hãy lập báo cáo ở trang Lập báo cáo; nếu vẫn lỗi thì báo quản trị hệ thống.',
  digest: ({ metric, period, rate, isProvisional }) => `${rate} ${metric} ${period}${isProvisional ? ' (tạm tính)' : ''}`,
  digestNothing: ({ metric, period, isProvisional }) =>
    `Chưa đủ dữ liệu để tính tỷ lệ ${metric} ${period}${isProvisional ? ' (tạm tính)' : ''}`,
  digestMet: ({ met, measured, total, target }) =>
    `${met}/${measured} cơ quan đủ dữ liệu đạt chỉ tiêu ${target}; tất cả có ${total} cơ quan.`,
  noTarget: 'Chưa có chỉ tiêu cho kỳ này.',
  lowest: (names) => `Xa chỉ tiêu nhất: ${names}.`,
  withoutData: (count, names) => `${count} cơ quan chưa đủ dữ liệu: ${names}.`,
};

export const EN_WORDS: NotificationWords = {
  province: 'The province',
  metrics: {
    'du-1@1': 'active mailboxes',
    'du-2@1': 'regular use',
    'du-3@1': 'habitual use',
    'du-4@1': 'use at both ends of sessions',
    'du-5@1': 'sending',
    'paper-reduction@1': 'reduction of paper',
  },
  templates: {
    ...{ monthly: 'Monthly report', quarterly: 'Quarterly report', 'half-yearly': 'Half-yearly report', yearly: 'Yearly report' },
    ...{ agency: 'Report of an agency', league: 'Annex of agencies' },
    ...{ paper: 'Report on paper', 'data-quality': 'Annex on the quality of the data' },
  },
  reached: ({ unit, metric, period, rate, target }) => `${unit} reached the goal of ${metric}, ${period}: ${rate} (goal ${target})`,
  fallen: ({ unit, metric, period, rate, target }) => `${unit} fell below the goal of ${metric}, ${period}: ${rate} (goal ${target})`,
  goalNote: 'Compared with the period before.',
  noLogs: (origin, at) => `No line of the log source ${origin} is later than ${at}`,
  noLogsNote: 'Figures of the days after that are not complete until the logs are handed over.',
  registersOfAll: ({ period, day, isOverdue, count }) =>
    `${count} ${count === 1 ? 'agency has' : 'agencies have'} not handed in registers, ${period} (${isOverdue ? 'were due' : 'due'} ${day})`,
  registersOfOne: ({ agency, period, day, isOverdue }) =>
    `${agency} has not handed in its registers, ${period} (${isOverdue ? 'were due' : 'due'} ${day})`,
  registersNote: 'Please send the registers of outgoing documents of the month to Home Affairs.',
  list: (names) => `They are: ${names}.`,
  reportReady: (template, period) => `${template}, ${period}, is written`,
  reportNote: (number, code) => `${number === 0 ? 'Frozen figures' : `Amendment ${number}`}, code ${code}.`,
  reportWaits: (template, period) => `${template}, ${period}, cannot be written: the figures are not frozen`,
  waitsNote: 'It is written and sent as soon as the period is frozen.',
  reportFailed: (template, period) => `${template}, ${period}, could not be written and was sent to nobody`,
  failedNote:
    'The schedule does not try this period again. Write the report on its page; if that fails too, tell whoever runs the program.',
  digest: ({ metric, period, rate, isProvisional }) => `${rate} ${metric}, ${period}${isProvisional ? ' (provisional)' : ''}`,
  digestNothing: ({ metric, period, isProvisional }) =>
    `Not enough data for a rate of ${metric}, ${period}${isProvisional ? ' (provisional)' : ''}`,
  digestMet: ({ met, measured, total, target }) =>
    `${met} of ${measured} agencies with data meet the goal ${target}; there are ${total} in all.`,
  noTarget: 'No goal is set for the period.',
  lowest: (names) => `Farthest from the goal: ${names}.`,
  withoutData: (count, names) => `${count} without enough data: ${names}.`,
};

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** "July 2026", "quarter 3 of 2026", "first half of 2026", "2026", "week 28 of 2026". */
export function namePeriodInEnglish({ id, kind }: Period): string {
  const [, year = '', rest = ''] = id.split('-');
  const number = Number(rest.replaceAll(/\D/g, ''));
  if (kind.endsWith('-month')) return `${MONTHS[number - 1] ?? ''} ${year}`;
  if (kind.endsWith('-quarter')) return `quarter ${number} of ${year}`;
  if (kind.endsWith('half-year')) return `${number === 1 ? 'first' : 'second'} half of ${year}`;
  if (kind.endsWith('-year')) return year;
  return kind === 'iso-week' ? `week ${number} of ${year}` : `four weeks from week ${number} of ${year}`;
}
