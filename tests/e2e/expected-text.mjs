// What the page has to say about a reply of the API, worked out without the code of the page.

const LOCALES = { vi: 'vi-VN', en: 'en-GB' };

const WORDS = {
  vi: {
    verdicts: {
      ...{ met: 'Đạt', near: 'Gần đạt', 'not-met': 'Chưa đạt', 'insufficient-data': 'Chưa đủ dữ liệu' },
      ...{ 'not-published': 'Không công bố', 'no-target': 'Chưa có chỉ tiêu' },
    },
    more: (count) => `thêm ${count}`,
    inconclusive: 'chưa đủ cơ sở',
    machineOnly: (count) => `${count} hộp thư sống, chưa thấy người đọc`,
    levels: { good: 'mức tốt', minimum: 'trên mức tối thiểu' },
    missing: (coverage, minutes, bounds) => `thiếu nhật ký, độ phủ ${coverage} (${minutes} phút); trong khoảng ${bounds}`,
    month: (month, year) => `T${month}/${year}`,
    province: 'Sử dụng thường xuyên (DU-2)',
    volume: 'Thư gửi',
    agencies: 'Cơ quan đạt chỉ tiêu',
    officials: 'cán bộ',
    points: 'điểm %',
  },
  en: {
    verdicts: {
      ...{ met: 'Met', near: 'Nearly met', 'not-met': 'Not met', 'insufficient-data': 'Insufficient data' },
      ...{ 'not-published': 'Not published', 'no-target': 'No target yet' },
    },
    more: (count) => `${count} more`,
    inconclusive: 'inconclusive',
    machineOnly: (count) => `${count} live mailbox${count === 1 ? '' : 'es'}, no person seen reading`,
    levels: { good: 'level “good”', minimum: 'above the minimum' },
  },
};

export function wordsOf(language) {
  return WORDS[language];
}

export function numbersOf(language) {
  const locale = LOCALES[language];
  const decimals = (value, digits) => value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return {
    count: (value) => decimals(value, 0),
    percent: (ratio, digits = 1) => `${decimals(ratio * 100, digits)}%`,
    interval: ({ lower, upper }) => `${decimals(lower * 100, 1)}–${decimals(upper * 100, 1)}%`,
    /** Rounded down: 94.97 % covered is not 95 %. */
    coverage: (ratio) => `${decimals(Math.floor(ratio * 1000 + 1e-9) / 10, 1)}%`,
    points: (change) => decimals(Math.abs(change) * 100, 1),
  };
}

/** A rate as text: one decimal, or as many as it takes not to show a missed target as met. "—" when unknown. */
export function rateText(language, { numerator, denominator, publication }, target) {
  if (numerator === null) return '—';
  const ratio = numerator / denominator;
  const sign = SIGNS[publication] ?? '';
  if (target === null || ratio >= target.threshold) return `${sign}${numbersOf(language).percent(ratio)}`;
  let digits = 1;
  while (Number((ratio * 100).toFixed(digits)) >= target.threshold * 100) digits += 1;
  return `${sign}${numbersOf(language).percent(ratio, digits)}`;
}

/** A count that gives single people away is printed with its neighbour: "≥9" of 10 is 9 or 10. */
const SIGNS = { 'at-least': '≥', 'at-most': '≤' };

/** A numerator as a cell of a file. */
export const cellText = ({ numerator, publication }) => (numerator === null ? '' : `${SIGNS[publication] ?? ''}${numerator}`);

export function peopleText(language, { numerator, denominator, publication, margin }) {
  const { count } = numbersOf(language);
  const aside = publication === 'about' ? ` (±${count(margin)})` : '';
  return `${numerator === null ? '—' : `${SIGNS[publication] ?? ''}${count(numerator)}`}/${count(denominator)}${aside}`;
}

/** "▲ 6,7", "▼ 0,3", "= 0,0"; "—" when the two cannot be compared. */
export function changeText(language, change) {
  if (change === null) return '—';
  const isSame = Math.round(Math.abs(change) * 1000) === 0;
  const mark = isSame ? '=' : change > 0 ? '▲' : '▼';
  return `${mark} ${numbersOf(language).points(change)}`;
}

export function statusText(language, figure, standing = null, machineOnly = 0) {
  const words = WORDS[language];
  const short = figure.shortBy > 0 ? ` · ${words.more(figure.shortBy)}` : '';
  const level = words.levels[standing?.level] === undefined ? '' : ` ${words.levels[standing.level]}`;
  const boxes = machineOnly > 0 ? ` ${words.machineOnly(machineOnly)}` : '';
  return `${words.verdicts[figure.verdict]}${short}${level}${boxes}${figure.isInconclusive ? ` ≈ ${words.inconclusive}` : ''}`;
}

/** "17/07/2026 06:00" in the province's zone, which has no summer time. */
export function momentText(iso) {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(new Date(Date.parse(iso) + 7 * 3_600_000).toISOString()) ?? [];
  return `${day}/${month}/${year} ${time}`;
}

/** "T7/2026" of "bc-2026-07". */
export function monthText(periodId) {
  const [, year, month] = periodId.split('-');
  return WORDS.vi.month(Number(month), year);
}
