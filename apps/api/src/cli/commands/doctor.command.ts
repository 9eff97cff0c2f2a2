import { examineFile, type DoctorReport } from '../../ingest/reconciliation/doctor.ts';
import type { Finding, FindingPlace } from '../../ingest/reconciliation/doctor-findings.ts';
import { RefusedPackingError } from '../../ingest/compression.ts';
import { IngestService } from '../../ingest/ingest.service.ts';
import { EXIT } from '../../installation.ts';
import { DOCTOR_TEXT } from '../doctor-text.ts';
import { ArgumentFaults, checkFile, parseYear, parseZone } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';

export interface DoctorOptions {
  /** Whose zone to use. */
  readonly origin?: string;
  readonly format?: string;
  readonly tz?: string;
  readonly year?: string;
}

const DEFAULT_ZONE_MINUTES = 7 * 60;
/** Positions shown of one reason; `--json` has the first hundred. */
const SHOWN_LINES = 10;

/** `nhipthu doctor FILE [--origin NAME]`: exit code 1 when nothing of the file is understood, 5 when some lines are not. */
export async function runDoctor(shell: Shell, path: string, options: DoctorOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const year = parseYear(options.year, faults);
  const zone = parseZone(options.tz, faults);
  await checkFile('FILE', path, faults);
  faults.throwIfAny();
  const zoneOffsetMinutes = zone ?? (options.origin === undefined ? DEFAULT_ZONE_MINUTES : await readZone(shell, options.origin));
  const dialect = options.format === undefined || options.format === 'auto' ? null : options.format;
  const report = await examine(shell, path, { year, dialect, zoneOffsetMinutes });
  if (shell.isJson) shell.printJson({ file: path, ...report });
  else printReport(shell, path, report);
  if (report.accepted === 0) return EXIT.checkFailed;
  return report.rejected + report.oversize > 0 ? EXIT.someInputRejected : EXIT.done;
}

async function examine(shell: Shell, path: string, options: Parameters<typeof examineFile>[1]): Promise<DoctorReport> {
  try {
    return await examineFile(path, options, shell.io.signal);
  } catch (error) {
    if (!(error instanceof RefusedPackingError)) throw error;
    throw new UsageError([{ argument: 'FILE', code: 'refused-packing', found: error.packing }], { cause: error });
  }
}

/** @throws UsageError when there is no such origin */
async function readZone(shell: Shell, name: string): Promise<number> {
  const { origins } = await shell.withContext({ queue: 'none', interruptedHint: shell.text.again }, (context) =>
    context.get(IngestService).status(),
  );
  const zone = origins.find((origin) => origin.name === name)?.timeZone;
  if (zone === undefined) throw new UsageError([{ argument: '--origin', code: 'unknown-origin', found: name }]);
  return parseZone(zone, new ArgumentFaults()) ?? DEFAULT_ZONE_MINUTES;
}

function printReport(shell: Shell, path: string, report: DoctorReport): void {
  const text = DOCTOR_TEXT[shell.language];
  const format = (count: number): string => shell.formatCount(count);
  const { lines, accepted, ignored, rejected, oversize, facts } = report;
  shell.print(`${path}: ${describeFormat(shell, report)}`);
  shell.print(`  ${shell.text.lines(format(lines), format(accepted), format(ignored), format(rejected), format(oversize))}`);
  shell.print(`  ${text.facts(format(facts.submissions), format(facts.copies), format(facts.logins), format(facts.loginFailures))}`);
  if (report.firstAt !== null && report.lastAt !== null) shell.print(`  ${text.span(toLocal(report.firstAt), toLocal(report.lastAt))}`);
  printRejected(shell, report);
  for (const finding of report.findings) {
    const { what, toDo } = text.findings[finding.code](format(finding.count));
    shell.print(`! ${what}`);
    for (const place of finding.places) shell.print(`    ${describePlace(shell, finding, place)}`);
    shell.print(`  → ${toDo}`);
  }
  if (report.findings.length === 0 && rejected + oversize === 0) shell.print(text.healthy);
}

/** Where lines stand that were not understood, by reason; also of a dry run. */
export function printRejected(shell: Shell, { rejectedLines }: Pick<DoctorReport, 'rejectedLines'>): void {
  const text = DOCTOR_TEXT[shell.language];
  for (const { reason, count, positions } of rejectedLines) {
    const numbers = positions.slice(0, SHOWN_LINES).map(({ line }) => line);
    const more = count > numbers.length ? ', …' : '';
    shell.print(`✕ ${shell.formatCount(count)} × ${text.reason(reason)} (${text.lines} ${numbers.join(', ')}${more})`);
  }
}

/** The format of a file and how sure that is; also of a dry run. */
export function describeFormat(
  shell: Shell,
  { dialect, confidence, compression }: Pick<DoctorReport, 'dialect' | 'confidence' | 'compression'>,
): string {
  const text = DOCTOR_TEXT[shell.language];
  if (dialect === null) return text.noFormat;
  const packed = compression === 'plain' ? '' : `, ${compression}`;
  return `${dialect}${packed}, ${confidence === null ? text.asked : text.sure(shell.formatCount(Math.floor(confidence * 100)))}`;
}

function describePlace(shell: Shell, { code }: Finding, { line, fromAt = '', toAt = '' }: FindingPlace): string {
  const text = DOCTOR_TEXT[shell.language];
  const span = text.span(toLocal(fromAt), toLocal(toAt));
  return code === 'clock-jumps' && line !== undefined ? `${text.near(shell.formatCount(line))}: ${span}` : span;
}

/** Province time. */
function toLocal(iso: string): string {
  return new Date(Date.parse(iso) + DEFAULT_ZONE_MINUTES * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}
