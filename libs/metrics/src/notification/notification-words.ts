import type { ReportTemplate } from '../contract/document.ts';
import type { ExplanationAct, ExplanationSide } from '../contract/explanation.ts';
import type { Period } from '../contract/period.ts';
import type { TargetMetric } from '../contract/target.ts';

interface Goal {
  readonly unit: string;
  readonly metric: string;
  readonly period: string;
  readonly rate: string;
  readonly target: string;
}

/** How the unit stood in the period just before. */
interface GoalBefore {
  readonly period: string;
  /** Null where no rate is printed. */
  readonly rate: string | null;
  readonly wasMet: boolean;
}

interface Due {
  readonly period: string;
  readonly day: string;
  readonly isOverdue: boolean;
}

interface Explained {
  readonly id: number;
  readonly agency: string;
  readonly metric: string;
  readonly period: string;
  /** Until when the next step is due; empty when none is. */
  readonly due: string;
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
  readonly goalBefore: (before: GoalBefore) => string;
  readonly goalDefinition: (definition: string) => string;
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
  readonly trend: (points: string) => string;
  readonly unknown: string;
  readonly coverageOfAll: (count: number, period: string) => string;
  readonly coverageOfOne: (own: { readonly agency: string; readonly share: string; readonly period: string }) => string;
  readonly coverageNote: string;
  readonly dueBy: (day: string) => string;
  readonly explanation: Readonly<Record<ExplanationAct, (explained: Explained) => string>>;
  readonly explanationNotes: Readonly<Record<ExplanationAct, string>>;
  readonly explanationOverdue: Readonly<Record<ExplanationSide, (explained: Explained) => string>>;
  readonly overdueNote: string;
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
  goalBefore: ({ period, rate, wasMet }) =>
    `Kỳ liền trước, ${period}: ${rate === null ? '' : `${rate}, `}${wasMet ? 'đạt' : 'chưa đạt'} chỉ tiêu.`,
  goalDefinition: (definition) => `Tính theo định nghĩa ${definition}.`,
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
  trend: (points) => `Các kỳ: ${points}.`,
  unknown: 'chưa đủ dữ liệu',
  coverageOfAll: (count, period) => `${count} cơ quan có độ phủ nhật ký dưới 95% ${period}: chưa đủ dữ liệu`,
  coverageOfOne: ({ agency, share, period }) => `${agency} có độ phủ nhật ký ${share} ${period}, dưới 95%: chưa đủ dữ liệu`,
  coverageNote: 'Tỷ lệ của kỳ không được công bố cho đến khi nhật ký còn thiếu được nạp.',
  dueBy: (day) => ` (hạn ${day})`,
  explanation: {
    asked: ({ id, agency, metric, period, due }) => `Sở Nội vụ yêu cầu ${agency} giải trình ${metric} ${period}, số ${id}${due}`,
    answered: ({ id, agency, metric, period, due }) => `${agency} gửi giải trình số ${id} về ${metric} ${period}${due}`,
    'more-asked': ({ id, agency, metric, period, due }) =>
      `Sở Nội vụ yêu cầu ${agency} bổ sung giải trình số ${id} về ${metric} ${period}${due}`,
    accepted: ({ id, agency, metric, period }) => `Giải trình số ${id} của ${agency} về ${metric} ${period} được chấp nhận`,
    refused: ({ id, agency, metric, period }) => `Giải trình số ${id} của ${agency} về ${metric} ${period} bị từ chối`,
    closed: ({ id, agency, metric, period }) => `Giải trình số ${id} của ${agency} về ${metric} ${period} đã đóng`,
  },
  explanationNotes: {
    asked: 'Trả lời và đính kèm tài liệu ở trang Giải trình.',
    answered: 'Xem nội dung, tài liệu kèm theo và xử lý ở trang Giải trình.',
    'more-asked': 'Nội dung cần bổ sung ở trang Giải trình.',
    accepted: 'Ghi chú được in dưới số liệu của cơ quan; số liệu chỉ đổi khi lịch hoặc danh bạ đổi.',
    refused: 'Lý do ở trang Giải trình; số liệu giữ nguyên.',
    closed: 'Quá trình vẫn xem được ở trang Giải trình.',
  },
  explanationOverdue: {
    agency: ({ id, agency, metric, period, due }) => `${agency} quá hạn ${due} trả lời giải trình số ${id} về ${metric} ${period}`,
    'home-affairs': ({ id, agency, metric, period, due }) =>
      `Sở Nội vụ quá hạn ${due} xem xét giải trình số ${id} của ${agency} về ${metric} ${period}`,
  },
  overdueNote: 'Hạn tính theo ngày làm việc của cơ quan.',
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
  reached: ({ unit, metric, period, rate, target }) => `${unit} reached the target of ${metric}, ${period}: ${rate} (target ${target})`,
  fallen: ({ unit, metric, period, rate, target }) => `${unit} fell below the target of ${metric}, ${period}: ${rate} (target ${target})`,
  goalBefore: ({ period, rate, wasMet }) =>
    `The period before, ${period}: ${rate === null ? '' : `${rate}, `}target ${wasMet ? 'met' : 'not met'}.`,
  goalDefinition: (definition) => `Counted by the definition ${definition}.`,
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
    `${met} of ${measured} agencies with data meet the target ${target}; there are ${total} in all.`,
  noTarget: 'No target is set for the period.',
  lowest: (names) => `Farthest from the target: ${names}.`,
  withoutData: (count, names) => `${count} without enough data: ${names}.`,
  trend: (points) => `Periods: ${points}.`,
  unknown: 'not enough data',
  coverageOfAll: (count, period) =>
    `Logs of ${count} ${count === 1 ? 'agency' : 'agencies'} cover less than 95% of ${period}: not enough data`,
  coverageOfOne: ({ agency, share, period }) => `Logs of ${agency} cover ${share} of ${period}, less than 95%: not enough data`,
  coverageNote: 'No rate of the period is published until the missing logs are handed over.',
  dueBy: (day) => ` (due ${day})`,
  explanation: {
    asked: ({ id, agency, metric, period, due }) => `Home Affairs asks ${agency} to explain ${metric}, ${period}, no. ${id}${due}`,
    answered: ({ id, agency, metric, period, due }) => `${agency} sent explanation no. ${id} of ${metric}, ${period}${due}`,
    'more-asked': ({ id, agency, metric, period, due }) =>
      `Home Affairs asks ${agency} for more on explanation no. ${id} of ${metric}, ${period}${due}`,
    accepted: ({ id, agency, metric, period }) => `Explanation no. ${id} of ${agency} on ${metric}, ${period}, was accepted`,
    refused: ({ id, agency, metric, period }) => `Explanation no. ${id} of ${agency} on ${metric}, ${period}, was refused`,
    closed: ({ id, agency, metric, period }) => `Explanation no. ${id} of ${agency} on ${metric}, ${period}, was closed`,
  },
  explanationNotes: {
    asked: 'Answer, and attach evidence, on the page Explanations.',
    answered: 'What it says, its files and the next step are on the page Explanations.',
    'more-asked': 'What is still asked for is on the page Explanations.',
    accepted: 'A footnote is printed below the agency’s figures; figures change only where calendar or directory do.',
    refused: 'The reason is on the page Explanations; the figures stay.',
    closed: 'Its history stays on the page Explanations.',
  },
  explanationOverdue: {
    agency: ({ id, agency, metric, period, due }) => `${agency} has not answered explanation no. ${id} of ${metric}, ${period}, due ${due}`,
    'home-affairs': ({ id, agency, metric, period, due }) =>
      `Home Affairs has not judged explanation no. ${id} of ${agency} on ${metric}, ${period}, due ${due}`,
  },
  overdueNote: 'Days are working days of the agency.',
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
