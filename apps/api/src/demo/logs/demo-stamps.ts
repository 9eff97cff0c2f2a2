import { epochSecondOfIsoDate, type IsoDate } from '@nhip-thu/metrics';

/** Writes a time of one day, in microseconds since its midnight. */
export type Stamp = (at: number) => string;

const MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Microseconds in a second. */
export const SECOND = 1_000_000;

/** `2026-03-05T07:31:02.118204+07:00` */
export function isoStamp(day: IsoDate): Stamp {
  return (at) => `${day}T${clockOf(at)}.${String(at % SECOND).padStart(6, '0')}+07:00`;
}

/** `Mar  5 07:31:02` */
export function traditionalStamp(day: IsoDate): Stamp {
  const month = MONTH_NAMES[Number(day.slice(5, 7)) - 1] ?? '';
  const prefix = `${month} ${String(Number(day.slice(8))).padStart(2, ' ')}`;
  return (at) => `${prefix} ${clockOf(at)}`;
}

/** `2026-03-05 08:10:01,515`, as Zimbra writes in its own files. */
export function commaStamp(day: IsoDate): Stamp {
  return (at) => `${day} ${clockOf(at)},${millisecondsOf(at)}`;
}

/** `2026-03-05 08:46:13`, as the PaperCut Print Logger writes. */
export function plainStamp(day: IsoDate): Stamp {
  return (at) => `${day} ${clockOf(at)}`;
}

/** `05/Mar/2026:08:46:13 +0700`, as CUPS writes in its page_log. */
export function pageLogStamp(day: IsoDate): Stamp {
  const month = MONTH_NAMES[Number(day.slice(5, 7)) - 1] ?? '';
  return (at) => `${day.slice(8)}/${month}/${day.slice(0, 4)}:${clockOf(at)} +0700`;
}

/** `2026-03-05T01:10:01.120Z`, as Exchange writes. */
export function universalStamp(day: IsoDate): Stamp {
  const midnight = epochSecondOfIsoDate(day);
  return (at) => new Date((midnight + Math.floor(at / SECOND)) * 1000 + Math.floor((at % SECOND) / 1000)).toISOString();
}

function clockOf(at: number): string {
  const second = Math.floor(at / SECOND);
  const [hours, minutes, seconds] = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  return `${twoDigits(hours)}:${twoDigits(minutes)}:${twoDigits(seconds)}`;
}

function millisecondsOf(at: number): string {
  return String(Math.floor((at % SECOND) / 1000)).padStart(3, '0');
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
