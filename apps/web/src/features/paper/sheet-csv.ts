import type { CsvValue, PaperLedgerReply, PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { toTenth } from '../../text/to-tenth.ts';

const HEADER = [
  ...['agency_code', 'agency', 'period', 'from', 'to', 'definition'],
  ...['baseline_printed_sheets', 'printed_sheets', 'printed_normalised_percent', 'printed_why_not', 'printed_agencies'],
  ...['baseline_ream_sheets', 'ream_sheets', 'ream_normalised_percent', 'ream_why_not', 'ream_agencies', 'agencies'],
  ...['mismatch', 'saved_sheets_dong', 'saved_postings_dong', 'saved_dong', 'provisional', 'import_ids', 'as_of'],
];

/** Units that know their print logs or their reams. */
export function listSheetUnits({ units }: PaperReply): PaperUnitReply[] {
  return units.filter(({ printLogs, reams }) => printLogs.amount !== null || reams.amount !== null);
}

/** The sheets as a file: the rows of the screen, the province last, without a code and with how many of how many handed in; unknown cells are empty. */
export function toSheetCsv(reply: PaperReply, provinceName: string): string {
  const { province, period, definition, isProvisional, importIds, asOf } = reply;
  const { printLogCount, reamCount, expectedCount } = province;
  const rows = [
    ...listSheetUnits(reply).map((unit) => ({ ...unit, printed: null, bought: null, all: null })),
    { ...province, code: null, name: provinceName, isSheetMismatch: null, printed: printLogCount, bought: reamCount, all: expectedCount },
  ];
  return toCsv(
    HEADER,
    rows.map(({ code, name, printLogs, reams, savings, isSheetMismatch, printed, bought, all }) => [
      ...[code, name, period.id, period.from, period.to, definition],
      ...[...cellsOf(printLogs), printed, ...cellsOf(reams), bought, all],
      isSheetMismatch === null ? null : String(isSheetMismatch),
      ...[savings.sheets, savings.postings, savings.total, String(isProvisional), importIds.join(' '), asOf],
    ]),
  );
}

function cellsOf({ baselineAmount, amount, reduction, reason }: PaperLedgerReply): CsvValue[] {
  return [baselineAmount, amount, toTenth(reduction.normalised), reason];
}
