import type { DryRunReply } from '@nhip-thu/metrics';
import { RefusedPackingError } from '../../ingest/compression.ts';
import { dryRunFile } from '../../ingest/dry-run.ts';
import { EXIT } from '../../installation.ts';
import { DOCTOR_TEXT } from '../doctor-text.ts';
import { ArgumentFaults, checkFile, parseYear, parseZone } from '../parse-argument.ts';
import type { Shell } from '../shell.ts';
import { UsageError } from '../usage-fault.ts';
import { describeFormat, printRejected } from './doctor.command.ts';

export interface DryRunOptions {
  readonly format?: string;
  readonly tz?: string;
  readonly year?: string;
}

const DEFAULT_ZONE_MINUTES = 7 * 60;

/** `nhipthu ingest --dry-run FILE...`: exit code 1 when nothing of a file is understood, 5 when some lines are not. */
export async function runDryRun(shell: Shell, paths: readonly string[], options: DryRunOptions): Promise<number> {
  const faults = new ArgumentFaults();
  const year = parseYear(options.year, faults);
  const zoneOffsetMinutes = parseZone(options.tz, faults) ?? DEFAULT_ZONE_MINUTES;
  for (const path of paths) await checkFile('FILE', path, faults);
  faults.throwIfAny();
  const dialect = options.format === undefined || options.format === 'auto' ? null : options.format;
  const files: (DryRunReply & { file: string })[] = [];
  for (const path of paths) {
    try {
      files.push({ file: path, ...(await dryRunFile(path, { year, dialect, zoneOffsetMinutes, isPrefix: false })) });
    } catch (error) {
      if (!(error instanceof RefusedPackingError)) throw error;
      throw new UsageError([{ argument: 'FILE', code: 'refused-packing', found: error.packing }], { cause: error });
    }
  }
  if (shell.isJson) shell.printJson({ files });
  else for (const file of files) printFile(shell, file);
  shell.note(DOCTOR_TEXT[shell.language].dryRun);
  if (files.some(({ accepted }) => accepted === 0)) return EXIT.checkFailed;
  return files.some(({ rejected, oversize }) => rejected + oversize > 0) ? EXIT.someInputRejected : EXIT.done;
}

function printFile(shell: Shell, reply: DryRunReply & { readonly file: string }): void {
  const text = DOCTOR_TEXT[shell.language];
  const format = (count: number): string => shell.formatCount(count);
  const { file, lines, accepted, ignored, rejected, oversize, facts, ignoredKinds } = reply;
  shell.print(`${file}: ${describeFormat(shell, reply)}`);
  shell.print(`  ${shell.text.lines(format(lines), format(accepted), format(ignored), format(rejected), format(oversize))}`);
  const kinds = Object.entries(ignoredKinds).toSorted(([, a], [, b]) => b - a);
  if (kinds.length > 0) shell.print(`  ${kinds.map(([kind, count]) => `${kind} ${format(count)}`).join(', ')}`);
  shell.print(`  ${text.facts(format(facts.submissions), format(facts.copies), format(facts.logins), format(facts.loginFailures))}`);
  printRejected(shell, reply);
}
