import { coveragePercent, MASK_SIGNS, ratePercentDigits } from '@nhip-thu/metrics';
import type { Figure, IsoDate, RatioInterval, TargetReply } from '@nhip-thu/metrics';

export type Language = 'vi' | 'en';

const LOCALES: Record<Language, string> = { vi: 'vi-VN', en: 'en-GB' };
const ZONE = 'Asia/Ho_Chi_Minh';
export const MINUS = '\u2212';

/** What of a figure is printed as text. */
export type Printed = Pick<Figure, 'numerator' | 'denominator' | 'publication'>;

/** Numbers and dates as text, all the app's roundings in one place. Rates are ratios 0..1, moments ISO 8601, days `YYYY-MM-DD`. */
export interface Format {
  readonly language: Language;
  /** 1521 -> "1.521" */
  count(value: number): string;
  /** 2.5 -> "2,5"; at most one decimal */
  tenth(value: number): string;
  /** The price of one thing, with the decimals it has, at most two: 350.5 -> "350,5" */
  price(value: number): string;
  /** Always so many decimals: 0.5 with two -> "0,50" */
  fixed(value: number, digits: number): string;
  /** A ratio with one decimal: 0.722 -> "72,2%" */
  ratio(value: number): string;
  /** A coverage, rounded down, so that 94.97 % never reads as the 95 % it misses. */
  coverage(value: number): string;
  /** A target without needless decimals: 0.9 -> "90%" */
  threshold(value: number): string;
  /** The rate of a figure, with more decimals where rounding would cross the target (89,97%), with its sign where it is masked (≥90,0%); null without value. */
  rate(figure: Printed, target: Pick<TargetReply, 'threshold' | 'comparator'> | null): string | null;
  /** People of a figure: "62/68"; "≥9/10" where masked, "1.003/1.389 (±1)" of a sum, "—/132" where withheld. */
  people(figure: Printed & Pick<Figure, 'margin'>): string;
  /** Size of a change in percentage points, without sign: -0.067 -> "6,7" */
  points(change: number): string;
  /** "21,5–52,1%" */
  interval(interval: RatioInterval): string;
  /** "14/07/2026" */
  day(day: IsoDate): string;
  /** "15/06–14/07" when both ends lie in the year that is named beside it, else both with their year. */
  span(from: IsoDate, to: IsoDate, namedYear: number): string;
  /** "17/07/2026 06:00" in the province's zone, whatever the zone of the device. */
  moment(iso: string): string;
  /** "1,4 MB"; 1 MB = 1,000,000 bytes. */
  bytes(value: number): string;
  /** A rough span of time, rounded up to its larger unit: 130 -> "3 phút". */
  duration(seconds: number): string;
}

const formats = new Map<Language, Format>();

/** The formats of a language: made once, for making one costs a browser more than a thousand uses of it. */
export function formatOf(language: Language): Format {
  const format = formats.get(language) ?? createFormat(language);
  formats.set(language, format);
  return format;
}

function createFormat(language: Language): Format {
  const locale = LOCALES[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const upToTenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const upToHundredth = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const decimals = decimalsOf(locale);
  const momentParts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: ZONE, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  return {
    language,
    count: (value) => whole.format(value),
    tenth: (value) => upToTenth.format(value),
    price: (value) => upToHundredth.format(value),
    fixed: decimals,
    ratio: (value) => `${tenth.format(value * 100)}%`,
    coverage: (value) => `${tenth.format(coveragePercent(value))}%`,
    threshold: (value) => `${upToHundredth.format(value * 100)}%`,
    rate: (figure, target) => formatRate(decimals, figure, target),
    people: (figure) => formatPeople(whole, figure),
    points: (change) => tenth.format(Math.abs(change) * 100),
    interval: ({ lower, upper }) => `${tenth.format(lower * 100)}–${tenth.format(upper * 100)}%`,
    day: formatDay,
    span: formatSpan,
    moment: (iso) => formatMoment(momentParts, iso),
    bytes: (value) => formatBytes(decimals, value),
    duration: (seconds) => formatDuration(locale, seconds),
  };
}

function formatDay(day: IsoDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function formatSpan(from: IsoDate, to: IsoDate, namedYear: number): string {
  const isNamed = [from, to].every((day) => Number(day.slice(0, 4)) === namedYear);
  return isNamed ? `${formatDay(from).slice(0, 5)}–${formatDay(to).slice(0, 5)}` : `${formatDay(from)}–${formatDay(to)}`;
}

/** Numbers with so many decimals. */
type Decimals = (value: number, digits: number) => string;

function decimalsOf(locale: string): Decimals {
  const formatters: Intl.NumberFormat[] = [];
  return (value, digits) => {
    const formatter = (formatters[digits] ??= new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }));
    return formatter.format(value);
  };
}

function formatRate(
  decimals: Decimals,
  { numerator, denominator, publication }: Printed,
  target: Pick<TargetReply, 'threshold' | 'comparator'> | null,
): string | null {
  if (numerator === null) return null;
  const rounded = ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator);
  if (rounded === null) return null;
  const { percent, digits } = rounded;
  return `${MASK_SIGNS[publication]}${decimals(percent, digits)}%`;
}

function formatPeople(whole: Intl.NumberFormat, { numerator, denominator, publication, margin }: Printed & Pick<Figure, 'margin'>): string {
  if (numerator === null) return `—/${whole.format(denominator)}`;
  const aside = publication === 'about' ? ` (±${whole.format(margin)})` : '';
  return `${MASK_SIGNS[publication]}${whole.format(numerator)}/${whole.format(denominator)}${aside}`;
}

function formatMoment(formatter: Intl.DateTimeFormat, iso: string): string {
  const parts = Object.fromEntries(formatter.formatToParts(new Date(iso)).map((part) => [part.type, part.value]));
  return `${parts['day']}/${parts['month']}/${parts['year']} ${parts['hour']}:${parts['minute']}`;
}

/** Seconds below a minute, minutes below an hour, hours above. */
function formatDuration(locale: string, seconds: number): string {
  const [unit, size] = seconds < 60 ? (['second', 1] as const) : seconds < 3600 ? (['minute', 60] as const) : (['hour', 3600] as const);
  return Math.ceil(seconds / size).toLocaleString(locale, { style: 'unit', unit, unitDisplay: 'long' });
}

const UNITS = ['byte', 'kB', 'MB', 'GB', 'TB'];

function formatBytes(decimals: Decimals, value: number): string {
  const power = value < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  const digits = power === 0 ? 0 : 1;
  return `${decimals(value / 1000 ** power, digits)} ${UNITS[power]}`;
}

/** Direction of a change once rounded to what is shown: a change of 0,04 points is "same". */
export function changeDirection(change: number): 'up' | 'down' | 'same' {
  const tenths = Math.round(Math.abs(change) * 1000);
  if (tenths === 0) return 'same';
  return change > 0 ? 'up' : 'down';
}

export const CHANGE_MARKS = { up: '▲', down: '▼', same: '=' } as const;

/** A difference of counts with its sign: 12 -> "+12", -3 -> "−3". */
export function formatSigned(format: Format, difference: number): string {
  if (difference === 0) return '0';
  return `${difference > 0 ? '+' : MINUS}${format.count(Math.abs(difference))}`;
}
