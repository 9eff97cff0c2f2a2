import { countSheets, isIsoDate, type PrintRejectReason } from '@nhip-thu/metrics';
import { normaliseAccount, type PrintLine } from './print-line.ts';

/** Columns that are read, by their headings. */
const COLUMNS = ['time', 'user', 'pages', 'copies', 'printer', 'client', 'duplex'] as const;
type Column = (typeof COLUMNS)[number];

export type PaperCutColumns = Readonly<Record<Column, number>>;

const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;
const COUNT = /^\d{1,6}$/;

/** Finds the columns in the header of the PaperCut Print Logger; null when the row is no such header. */
export function findPaperCutColumns(header: readonly string[]): PaperCutColumns | null {
  const headings = header.map((heading) => heading.trim().toLowerCase());
  const places = COLUMNS.map((column) => [column, headings.indexOf(column)] as const);
  // Every column has a place here, so the record is whole.
  return places.every(([, place]) => place >= 0) ? (Object.fromEntries(places) as PaperCutColumns) : null;
}

/** Reads one row, or says why it is none. Sheets = copies × ⌈pages ÷ (duplex ? 2 : 1)⌉. */
export function parsePaperCutRow(fields: readonly string[], columns: PaperCutColumns): PrintLine | PrintRejectReason {
  const cell = (column: Column): string => (fields[columns[column]] ?? '').trim();
  const [, day = '', time = ''] = TIME.exec(cell('time')) ?? [];
  const [pages, copies, duplex] = [cell('pages'), cell('copies'), cell('duplex').toUpperCase()];
  if (!isIsoDate(day)) return 'bad-day';
  if (!COUNT.test(pages) || !COUNT.test(copies)) return 'bad-count';
  if (cell('printer') === '') return 'no-printer';
  if (duplex !== 'DUPLEX' && duplex !== 'NOT DUPLEX') return 'bad-sides';
  const sheets = countSheets({ copies: Number(copies), pages: Number(pages), isDuplex: duplex === 'DUPLEX' });
  const account = normaliseAccount(cell('user'));
  const [queue, host] = [cell('printer').toLowerCase(), cell('client').toLowerCase()];
  return { day, queue, host, account, sheets, identity: ['papercut', queue, account, host, day, time, pages, copies, duplex].join('\0') };
}
