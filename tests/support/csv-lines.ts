/** Rows as RFC 4180 text, each line ended by CR LF. */
export function stringify(rows: readonly (readonly string[])[]): string {
  const quote = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
  return rows.map((row) => `${row.map((field) => quote(field)).join(',')}\r\n`).join('');
}
