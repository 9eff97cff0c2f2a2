export type CsvValue = string | number | null;

/** Spreadsheets run a cell that begins so as a formula, the wide forms included; a leading apostrophe keeps it text. */
const FORMULA_START = /^[=+\-@\t\r\0＝＋－＠]/u;

const PROVINCE_OFFSET_MS = 7 * 3_600_000;
/** A moment as JSON has it, in UTC; with its fraction of a second. */
const UTC_MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?<fraction>\.\d+)?Z$/;

/**
 * One record of a CSV file (RFC 4180), without its line end. Every file the product exports is written by this, so that no name or address in it can
 * be run as a formula (OWASP "CSV Injection"); numbers stay numbers, with a decimal point; null is an empty cell; moments are in the province's zone.
 * @example toCsvLine(['=1+1', 2.5, null, 'a,b']) // `'=1+1,2.5,,"a,b"`
 */
export function toCsvLine(values: readonly CsvValue[]): string {
  return values.map(toCell).join(',');
}

function toCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const shown = toProvinceMoment(value);
  const text = FORMULA_START.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The same moment at +07:00, no digit of the second lost; any other text as it is. */
function toProvinceMoment(text: string): string {
  const found = UTC_MOMENT.exec(text);
  const at = Date.parse(text);
  if (found === null || Number.isNaN(at)) return text;
  return `${new Date(at + PROVINCE_OFFSET_MS).toISOString().slice(0, 19)}${found.groups?.['fraction'] ?? ''}+07:00`;
}
