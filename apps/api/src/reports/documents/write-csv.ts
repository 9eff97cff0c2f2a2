import { toCsvLine, toDataTable, type ReportDocument, type ReportTable } from '@nhip-thu/metrics';

/**
 * A table as CSV (RFC 4180) with a byte order mark, so that spreadsheets read UTF-8; ratios are 0..1 with a decimal point, empty cells unknown.
 * The last columns say of which period and frozen version each row is, and that simulated data are simulated.
 */
export function writeCsv(report: ReportDocument, table: ReportTable): Buffer {
  const { columns, rows } = toDataTable(table);
  const header = [...columns.map(({ key }) => key), 'period', 'snapshot_code', 'note'];
  const lines = rows.map((row) => [...row.map(({ value }) => value), report.period.id, report.code, report.footer]);
  return Buffer.from(`\uFEFF${[header, ...lines].map(toCsvLine).join('\r\n')}\r\n`);
}
