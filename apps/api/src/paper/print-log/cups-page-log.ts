import { countSheets, isIsoDate, type PrintRejectReason } from '@nhip-thu/metrics';
import { normaliseAccount, type PrintLine } from './print-line.ts';

/**
 * A line of the CUPS page_log in its usual form (`%p %u %j %T %P %C %{job-billing} %{job-originating-host-name} %{job-name} %{media} %{sides}`):
 * queue, user, job, [time], `total N` or `page copies`, billing, host, title, media, sides. The title is free text that may look like any of the
 * other fields, so the line is read from both ends; a user may hold blanks, the first job number with a time after it ends it.
 */
const LINE =
  /^(?<queue>\S+) (?<user>.+?) (?<job>\d+) \[(?<date>\d{2})\/(?<month>[A-Z][a-z]{2})\/(?<year>\d{4}):(?<time>\d{2}:\d{2}:\d{2} [+-]\d{4})\] (?<count>(?:total|\d{1,7}) \d{1,7}) \S+ (?<host>\S+) .*? ?\S+ (?<sides>\S+)$/;
type Field = 'queue' | 'user' | 'job' | 'date' | 'month' | 'year' | 'time' | 'count' | 'host' | 'sides';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Reads one line, or says why it is none. The day is that of the print server's clock.
 *
 * `total N` counts sides printed, pages × copies; without the two apart, sheets of a two-sided job are an estimate: ⌈N ÷ 2⌉.
 * Where the log has a line per page (`page copies`), every page of a one-sided and every odd page of a two-sided job begins a sheet.
 */
export function parseCupsLine(text: string): PrintLine | PrintRejectReason {
  // A PageLogFormat written with quotes puts them around every line.
  const line = text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
  const match = LINE.exec(line);
  if (match === null) return 'other-form';
  // None of the groups is optional.
  const { queue, user, job, date, month, year, time, count, host, sides } = match.groups as Record<Field, string>;
  const day = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, '0')}-${date}`;
  if (!isIsoDate(day)) return 'bad-day';
  const account = normaliseAccount(user);
  const sheets = countLineSheets(count, sides.startsWith('two-sided'));
  const identity = ['cups', queue, account, job, day, time, count, sides].join('\0');
  return { day, queue: queue.toLowerCase(), host: host.toLowerCase(), account, sheets, identity };
}

/** Sheets by `total N`, or by `page copies`. */
function countLineSheets(count: string, isDuplex: boolean): number {
  const [first, second] = count.split(' ');
  if (first === 'total') return countSheets({ copies: 1, pages: Number(second), isDuplex });
  return isDuplex && Number(first) % 2 === 0 ? 0 : Number(second);
}
