import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isIsoDate, periodOf, type PaperLedger, type PaperLedgerReply, type UnitStructure } from '@nhip-thu/metrics';
import { describeFault } from '../../directory/import-fault.text.ts';
import type { ImportFile } from '../../directory/import-file.ts';
import { EXIT } from '../../installation.ts';
import { AgreedInputError, AgreedService } from '../../paper/agreed.service.ts';
import { Clock } from '../../calendar/clock.ts';
import { PaperReportService } from '../../paper/paper-report.service.ts';
import { PaperService, UnknownUnitError } from '../../paper/paper.service.ts';
import { PrintLogService } from '../../paper/print-log/print-log.service.ts';
import { formatTable } from '../format-table.ts';
import { headlineOf, printHeadline } from '../headline.ts';
import { ArgumentFaults, checkFile } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

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

export interface PaperBaselineOptions {
  readonly months: readonly string[];
  readonly basis: string;
  readonly approvedBy: string;
  readonly approvedOn: string;
  readonly agency?: string;
}

export interface PaperMapOptions {
  readonly agency: string;
  readonly from: string;
}

/** `nhipthu paper import FILE` (registers) and `nhipthu paper reams FILE`: all rows, or with any fault none. */
export async function runPaperImport(
  shell: Shell,
  path: string,
  ledger: Exclude<PaperLedger, 'print-logs'>,
  { dryRun: isDryRun = false, reason }: PaperImportOptions,
): Promise<number> {
  const file = await openFile(path);
  const { faults, ...saved } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(PaperService).importFile(file, ledger, { madeBy: 'nhipthu paper', reason: reason?.trim() || null, isDryRun }),
  );
  const described = faults.map((fault) => ({ ...fault, ...describeFault(fault, shell.language) }));
  if (shell.isJson) shell.printJson({ isDryRun, ...saved, faults: described });
  else {
    for (const { row, column, what, toDo } of described) {
      const place = column === null ? '' : `, ${shell.text.column} ${column}`;
      shell.print(`${file.name}, ${shell.text.row} ${row}${place}: ${what} → ${toDo}`);
    }
    if (faults.length > 0) shell.print(shell.text.nothingApplied(shell.formatCount(faults.length)));
    else {
      const counts = [saved.addedCount, saved.changedCount, saved.unchangedCount].map((count) => shell.formatCount(count));
      shell.print(shell.text.paperSaved(counts[0] ?? '', counts[1] ?? '', counts[2] ?? ''));
      if (isDryRun) shell.print(shell.text.dryRun);
    }
  }
  return faults.length > 0 ? EXIT.checkFailed : EXIT.done;
}

/** `nhipthu paper print-log FILE`: exit code 5 when lines were rejected, 1 when not one was understood. */
export async function runPaperPrintLog(shell: Shell, path: string, { dryRun: isDryRun = false }: PaperImportOptions): Promise<number> {
  const file = await openFile(path);
  const reply = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(PrintLogService).importFile(file, { madeBy: 'nhipthu paper', isDryRun }),
  );
  if (shell.isJson) shell.printJson({ ...reply });
  else {
    const counts = [reply.lineCount, reply.freshCount, reply.duplicateCount, reply.rejectedCount, reply.sheets].map((count) =>
      shell.formatCount(count),
    );
    shell.print(shell.text.printLog(counts));
    if (isDryRun) shell.print(shell.text.dryRun);
  }
  if (reply.format === null) return EXIT.checkFailed;
  return reply.rejectedCount > 0 ? EXIT.someInputRejected : EXIT.done;
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
  printHeadline(shell, headlineOf({ period, simulated }));
  const rows = [
    ...reply.units.map((unit) => [unit.code, unit.name, ...cellsOf(shell, unit.registers), shell.text.verdicts[unit.verdict]]),
    ['', shell.text.province, ...cellsOf(shell, reply.province.registers), shell.text.verdicts[reply.province.verdict]],
  ];
  for (const line of formatTable(shell.text.paperHeads, rows)) shell.print(line);
  return EXIT.done;
}

/** `nhipthu paper baseline --months 2026-01 --basis TEXT --approved-by NAME --approved-on DAY [--agency CODE]` */
export async function runPaperBaseline(shell: Shell, options: PaperBaselineOptions): Promise<number> {
  const { agency = null, ...baseline } = options;
  await agree(shell, (service) => service.setBaseline({ ...baseline, agencyCode: agency }, 'nhipthu paper'));
  return EXIT.done;
}

/** `nhipthu paper map queue|host|account NAME --agency CODE [--from DAY]` */
export async function runPaperMap(
  shell: Shell,
  kind: 'queue' | 'host' | 'account',
  name: string,
  options: PaperMapOptions,
): Promise<number> {
  await agree(shell, (service) => service.setMapping({ kind, name, agencyCode: options.agency, validFrom: options.from }, 'nhipthu paper'));
  return EXIT.done;
}

async function agree(shell: Shell, work: (service: AgreedService) => Promise<void>): Promise<void> {
  await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, async (context) => {
    try {
      await work(context.get(AgreedService));
    } catch (error) {
      if (error instanceof UnknownUnitError) {
        throw new UsageError([{ argument: '--agency', code: 'unknown-agency', found: error.message }], { cause: error });
      }
      if (error instanceof AgreedInputError) {
        throw new UsageError([{ argument: `--${error.field}`, code: 'not-usable', found: error.field }], { cause: error });
      }
      throw error;
    }
  });
  if (shell.isJson) shell.printJson({ isSet: true });
  else shell.print(shell.text.paperAgreed);
}

async function openFile(path: string): Promise<ImportFile> {
  const faults = new ArgumentFaults();
  await checkFile('FILE', path, faults);
  faults.throwIfAny();
  return { name: basename(path), bytes: await readFile(path) };
}

/** Paper now and in the baseline month, RA, RN, headline. */
function cellsOf(shell: Shell, { baselineAmount, amount, documents, reduction, shown }: PaperLedgerReply): string[] {
  const count = (value: number | null): string => (value === null ? '–' : shell.formatCount(value));
  const percent = (value: number | null, digits = 1): string =>
    value === null
      ? '–'
      : `${new Intl.NumberFormat(shell.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)}%`;
  return [
    ...[count(baselineAmount), count(amount), count(documents)],
    ...[percent(times100(reduction.absolute)), percent(times100(reduction.normalised)), percent(shown?.percent ?? null, shown?.digits)],
  ];
}

function times100(ratio: number | null): number | null {
  return ratio === null ? null : ratio * 100;
}
