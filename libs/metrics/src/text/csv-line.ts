export type CsvValue = string | number | null;

/** Spreadsheets run a cell that begins so as a formula, the wide forms included; a leading apostrophe keeps it text. */
const FORMULA_START = /^[=+\-@\t\r\0＝＋－＠]/u;

/**
 * One record of a CSV file (RFC 4180), without its line end. Every file the product exports is written by this, so that no name or address in it can
 * be run as a formula (OWASP "CSV Injection"); numbers stay numbers, with a decimal point; null is an empty cell.
 * @example toCsvLine(['=1+1', 2.5, null, 'a,b']) // `'=1+1,2.5,,"a,b"`
 */
export function toCsvLine(values: readonly CsvValue[]): string {
  return values.map(toCell).join(',');
}

function toCell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
