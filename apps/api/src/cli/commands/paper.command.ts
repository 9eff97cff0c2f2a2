import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  EVERY_AGENCY,
  isIsoDate,
  periodOf,
  type FaultText,
  type PaperLedger,
  type PaperLedgerReply,
  type PaperUnitReply,
  type PrintLogReply,
  type RegisterCounts,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import type { ImportFault } from '../../directory/import-fault.ts';
import { describeFault } from '../../directory/import-fault.text.ts';
import type { ImportFile } from '../../directory/import-file.ts';
import { EXIT } from '../../installation.ts';
import { Clock } from '../../calendar/clock.ts';
import { PaperReportService } from '../../paper/paper-report.service.ts';
import { PaperService, type PaperSaved } from '../../paper/paper.service.ts';
import { PrintLogService } from '../../paper/print-log/print-log.service.ts';
import { formatReduction } from '../format-reduction.ts';
import { formatTable } from '../format-table.ts';
import { headlineOf, printHeadline } from '../headline.ts';
import { PAPER_TEXT } from '../paper-text.ts';
import { ArgumentFaults, checkFile } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';

/** Verdicts that compare a figure with a target. */
const HAS_JUDGED: ReadonlySet<PaperUnitReply['verdict']> = new Set(['met', 'near', 'not-met']);

export interface PaperImportOptions {
  readonly dryRun?: boolean;
  readonly reason?: string;
}

export interface PaperReportOptions {
  readonly period: 'reporting-month';
  readonly at: string;
  readonly by: 'agency';
  readonly structure: UnitStructure;
}

/** `nhipthu paper import FILE` (registers) and `nhipthu paper reams FILE`: all rows, or with any fault none. */
export async function runPaperImport(
  shell: Shell,
  path: string,
  ledger: Exclude<PaperLedger, 'print-logs'>,
  { dryRun: isDryRun = false, reason }: PaperImportOptions,
): Promise<number> {
  const file = await openFile(path);
  const { faults, notices, ...saved } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(PaperService).importFile(file, ledger, { madeBy: commandActor(), reason: reason?.trim() || null, isDryRun }),
  );
  const describe = (fault: ImportFault): ImportFault & FaultText => ({ ...fault, ...describeFault(fault, shell.language) });
  const [described, noticed] = [faults.map(describe), notices.map(describe)];
  const lineOf = ({ row, column, what, toDo }: ImportFault & FaultText): string => {
    const place = column === null ? '' : `, ${shell.text.column} ${column}`;
    return `${file.name}, ${shell.text.row} ${row}${place}: ${what} → ${toDo}`;
  };
  if (shell.isJson) shell.printJson({ isDryRun, ...saved, faults: described, notices: noticed });
  else if (faults.length > 0) {
    for (const fault of described) shell.print(lineOf(fault));
    shell.print(shell.text.nothingApplied(shell.formatCount(faults.length)));
  } else {
    printSaved(shell, saved, isDryRun);
    if (noticed.length > 0) shell.note(PAPER_TEXT[shell.language].notices(shell.formatCount(noticed.length)));
    for (const notice of noticed) shell.note(lineOf(notice));
  }
  return faults.length > 0 ? EXIT.checkFailed : EXIT.done;
}

function printSaved(shell: Shell, saved: Omit<PaperSaved, 'faults' | 'notices'>, isDryRun: boolean): void {
  const [added = '', changed = '', unchanged = ''] = [saved.addedCount, saved.changedCount, saved.unchangedCount].map((count) =>
    shell.formatCount(count),
  );
  shell.print(shell.text.paperSaved(added, changed, unchanged));
  if (isDryRun) shell.print(shell.text.dryRun);
  if (saved.importId !== null) shell.print(PAPER_TEXT[shell.language].importNumber(String(saved.importId)));
}

/** `nhipthu paper print-log FILE`: exit code 5 when lines were rejected, 1 when not one was understood. */
export async function runPaperPrintLog(shell: Shell, path: string, { dryRun: isDryRun = false }: PaperImportOptions): Promise<number> {
  const file = await openFile(path);
  const touched = { agency: EVERY_AGENCY, subject: `print log ${file.name}` };
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again, touched }, (context) =>
    context.get(PrintLogService).importFile(file, { madeBy: commandActor(), isDryRun }),
  );
  if (shell.isJson) shell.printJson({ ...reply });
  else {
    const counts = [reply.lineCount, reply.freshCount, reply.duplicateCount, reply.rejectedCount, reply.sheets].map((count) =>
      shell.formatCount(count),
    );
    shell.print(shell.text.printLog(counts));
    printRejects(shell, reply);
    if (isDryRun) shell.print(shell.text.dryRun);
  }
  if (reply.format === null) return EXIT.checkFailed;
  return reply.rejectedCount > 0 ? EXIT.someInputRejected : EXIT.done;
}

/** Line and reason of the first rejected ones; the text of lines is not shown. */
function printRejects(shell: Shell, { rejectedLines, rejectedCount }: PrintLogReply): void {
  const text = PAPER_TEXT[shell.language];
  for (const { line, reason } of rejectedLines) shell.print(text.rejectedLine(shell.formatCount(line), text.rejectReasons[reason]));
  const more = rejectedCount - rejectedLines.length;
  if (more > 0) shell.print(text.moreRejected(shell.formatCount(more)));
}

/** `nhipthu paper report --period reporting-month --at DAY --by agency` */
export async function runPaperReport(shell: Shell, { period: kind, at, by, structure }: PaperReportOptions): Promise<number> {
  const faults = new ArgumentFaults();
  if (!isIsoDate(at)) faults.add({ argument: '--at', code: 'bad-date', found: at });
  faults.throwIfAny();
  const period = periodOf(kind, at);
  const { reply, simulated } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => ({
    reply: await context.get(PaperReportService).reply(period.id, structure),
    simulated: await context.get(Clock).demoLabel(),
  }));
  if (shell.isJson) {
    shell.printJson({ by, simulated, ...reply });
    return EXIT.done;
  }
  const text = PAPER_TEXT[shell.language];
  const { units, province } = reply;
  const [submitted, expected] = [shell.formatCount(province.submittedCount), shell.formatCount(province.expectedCount)];
  const isPartial = province.submittedCount < province.expectedCount;
  printHeadline(shell, headlineOf({ period, simulated }), [
    reply.definition,
    ...(reply.isProvisional ? [shell.text.provisional] : []),
    text.reported(submitted, expected),
    text.compared(shell.formatCount(reply.comparedCount), expected),
  ]);
  const verdictOf = (verdict: PaperUnitReply['verdict']): string =>
    reply.isProvisional && HAS_JUDGED.has(verdict) ? text.provisionally(shell.text.verdicts[verdict]) : shell.text.verdicts[verdict];
  const rows = [
    ...units.map((unit) => [
      ...[unit.code, unit.name, ...formCells(shell, unit.counts), ...cellsOf(shell, unit.registers)],
      ...[verdictOf(unit.verdict), describeState(shell, unit)],
    ]),
    [
      ...['', shell.text.province, ...formCells(shell, sumForms(units)), ...cellsOf(shell, province.registers)],
      ...[verdictOf(province.verdict), isPartial ? text.reported(submitted, expected) : ''],
    ],
  ];
  for (const line of formatTable(text.reportHeads, rows)) shell.print(line);
  const withSheets = reply.units.filter(({ printLogs, reams }) => printLogs.amount !== null || reams.amount !== null);
  if (withSheets.length === 0) return EXIT.done;
  const { expectedCount, printLogCount, reamCount } = reply.province;
  shell.print('');
  shell.print(shell.text.sheetsReported([printLogCount, reamCount, expectedCount].map((count) => shell.formatCount(count))));
  const sheetRows = [
    ...withSheets.map((unit) => [unit.code, unit.name, ...sheetCellsOf(shell, unit)]),
    ['', shell.text.province, ...sheetCellsOf(shell, reply.province)],
  ];
  for (const line of formatTable(shell.text.sheetHeads, sheetRows)) shell.print(line);
  return EXIT.done;
}

/** Registers by form; a dash until they are reported. */
function formCells(shell: Shell, counts: RegisterCounts | null): string[] {
  return counts === null ? ['–', '–', '–'] : [counts.paper, counts.both, counts.electronic].map((count) => shell.formatCount(count));
}

/** Of those that have reported; null when nobody has. */
function sumForms(units: readonly PaperUnitReply[]): RegisterCounts | null {
  const known = units.flatMap(({ counts }) => counts ?? []);
  if (known.length === 0) return null;
  const sum = (pick: (counts: RegisterCounts) => number): number => known.reduce((total, counts) => total + pick(counts), 0);
  return { paper: sum((each) => each.paper), both: sum((each) => each.both), electronic: sum((each) => each.electronic) };
}

/** `đúng hạn, đã khóa, đính chính 2 lần` */
function describeState(shell: Shell, { state, isLocked, correctionCount }: PaperUnitReply): string {
  const text = PAPER_TEXT[shell.language];
  const corrections = correctionCount > 0 ? [text.corrections(shell.formatCount(correctionCount))] : [];
  return [text.states[state], ...(isLocked ? [text.locked] : []), ...corrections].join(', ');
}

async function openFile(path: string): Promise<ImportFile> {
  const faults = new ArgumentFaults();
  await checkFile('FILE', path, faults);
  faults.throwIfAny();
  return { name: basename(path), bytes: await readFile(path) };
}

/** Paper in the baseline month and now, all documents, RA, RN, headline. */
function cellsOf(shell: Shell, { baselineAmount, amount, documents, reduction, shown }: PaperLedgerReply): string[] {
  return [
    ...[countOf(shell, baselineAmount), countOf(shell, amount), countOf(shell, documents)],
    ...[percentOf(shell, reduction.absolute), percentOf(shell, reduction.normalised), formatReduction(shell, shown)],
  ];
}

/** Sheets in the baseline month and now, and RN: of print logs, then of reams; then what was saved. */
function sheetCellsOf(shell: Shell, { printLogs, reams, savings }: Pick<PaperUnitReply, 'printLogs' | 'reams' | 'savings'>): string[] {
  const cells = ({ baselineAmount, amount, reduction }: PaperLedgerReply): string[] => [
    ...[countOf(shell, baselineAmount), countOf(shell, amount), percentOf(shell, reduction.normalised)],
  ];
  return [...cells(printLogs), ...cells(reams), countOf(shell, savings.total)];
}

function countOf(shell: Shell, value: number | null): string {
  return value === null ? '–' : shell.formatCount(value);
}

/** With one decimal. */
function percentOf(shell: Shell, ratio: number | null): string {
  return formatReduction(shell, ratio === null ? null : { percent: ratio * 100, digits: 1 });
}
