import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { EVERY_AGENCY } from '@nhip-thu/metrics';
import { commandActor } from '../../access/audit/command-actor.ts';
import type { CliContext } from '../../cli-context.ts';
import type { ImportFile } from '../../directory/import-file.ts';
import { DirectoryService, type ImportResult } from '../../directory/directory.service.ts';
import { withProblems } from '../../directory/directory-problem.ts';
import { LdapPullService } from '../../directory/ldap/ldap-pull.service.ts';
import { REPLACES_LATER } from '../../directory/directory-draft.ts';
import type { Subject } from '../../directory/planned-directory.ts';
import type { ImportFault } from '../../directory/import-fault.ts';
import { describeFault } from '../../directory/import-fault.text.ts';
import { IngestService } from '../../ingest/ingest.service.ts';
import { EXIT } from '../../installation.ts';
import { noteWaiting } from '../note-waiting.ts';
import { ArgumentFaults, checkFile } from '../parse-argument.ts';
import { describeField } from '../preview-text.ts';
import type { Shell } from '../shell.ts';

export interface DirectoryImportOptions {
  readonly aliases?: string;
  readonly absences?: string;
  readonly dryRun?: boolean;
  readonly wait?: boolean;
}

/** In the audit log: it was looked at, and nothing was changed. */
const DRY_RUN = ' (dry run)';
const SHOWN_FAULTS = 50;
const SHOWN_ROWS = 50;

/** `nhipthu directory import FILE [--aliases FILE] [--absences FILE] [--wait | --dry-run]` */
export async function runDirectoryImport(shell: Shell, path: string, options: DirectoryImportOptions): Promise<number> {
  const faults = new ArgumentFaults();
  await checkFile('FILE', path, faults);
  if (options.aliases !== undefined) await checkFile('--aliases', options.aliases, faults);
  if (options.absences !== undefined) await checkFile('--absences', options.absences, faults);
  faults.throwIfAny();
  const isDryRun = options.dryRun ?? false;
  const input = {
    directory: await readImportFile(path),
    aliases: options.aliases === undefined ? null : await readImportFile(options.aliases),
    absences: options.absences === undefined ? null : await readImportFile(options.absences),
    ...{ isDryRun, madeBy: commandActor() },
  };
  const isWaiting = options.wait ?? false;
  const queue = isDryRun ? 'none' : isWaiting ? 'work' : 'add';
  const files = [input.directory, input.aliases, input.absences].flatMap((file) => file?.name ?? []);
  const touched = { agency: EVERY_AGENCY, subject: `directory from ${files.join(', ')}${isDryRun ? DRY_RUN : ''}` };
  const result = await shell.withContext({ queue, interruptedHint: shell.text.importAgain, touched }, async (context) => {
    const imported = await context.get(DirectoryService).importFiles(input);
    if (imported.isApplied && isWaiting) await waitForFigures(shell, context);
    if (imported.isApplied) await noteWaiting(shell, context);
    return imported;
  });
  return report(shell, result, isDryRun);
}

/** `nhipthu directory pull [--dry-run]`: people from the LDAP server of the settings. */
export async function runDirectoryPull(shell: Shell, options: { readonly dryRun?: boolean }): Promise<number> {
  const isDryRun = options.dryRun ?? false;
  const touched = { agency: EVERY_AGENCY, subject: `directory from LDAP${isDryRun ? DRY_RUN : ''}` };
  const queue = isDryRun ? 'none' : 'add';
  const result = await shell.withContext({ queue, interruptedHint: shell.text.importAgain, touched }, async (context) => {
    const pulled = await withProblems(() => context.get(LdapPullService).pull({ isDryRun, madeBy: commandActor() }));
    if (pulled.isApplied) await noteWaiting(shell, context);
    return pulled;
  });
  return report(shell, result, isDryRun);
}

function report(shell: Shell, result: ImportResult, isDryRun: boolean): number {
  if (shell.isJson) printJson(shell, result, isDryRun);
  else printText(shell, result, isDryRun);
  return result.faults.length > 0 ? EXIT.checkFailed : EXIT.done;
}

async function waitForFigures(shell: Shell, context: CliContext): Promise<void> {
  const progress = shell.startProgress();
  let most = 0;
  try {
    await context.get(IngestService).waitForRollUps([], {
      signal: shell.io.signal,
      onProgress(_segments, dirtyDays) {
        most = Math.max(most, dirtyDays);
        progress.update(most - dirtyDays, most, shell.text.rollingUp(shell.formatCount(dirtyDays)));
      },
    });
  } finally {
    progress.stop();
  }
}

async function readImportFile(path: string): Promise<ImportFile> {
  return { name: basename(path), bytes: await readFile(path) };
}

function printJson(shell: Shell, result: ImportResult, isDryRun: boolean): void {
  const faults = result.faults.map((fault) => ({ ...fault, ...describeFault(fault, shell.language) }));
  const rows = isDryRun ? result.rows.filter(({ status }) => status !== 'unchanged') : [];
  shell.printJson({ isDryRun, isApplied: result.isApplied, changeSetId: result.changeSetId, counts: result.counts, rows, faults });
}

function printText(shell: Shell, { faults, counts, changeSetId, rows }: ImportResult, isDryRun: boolean): void {
  const { text } = shell;
  for (const fault of faults.slice(0, SHOWN_FAULTS)) shell.print(formatFault(shell, fault));
  if (faults.length > SHOWN_FAULTS) shell.print(text.moreFaults(shell.formatCount(faults.length - SHOWN_FAULTS)));
  if (isDryRun) printRows(shell, rows);
  if (counts === null) {
    shell.print(text.nothingApplied(shell.formatCount(faults.length)));
    return;
  }
  // Object.entries forgets that its keys are those of the record.
  for (const [subject, count] of Object.entries(counts) as [Subject, (typeof counts)[Subject]][]) {
    const numbers = [count.added, count.changed, count.removed, count.unchanged, count.notInFile] as const;
    const [added, changed, removed, unchanged, notInFile] = numbers;
    const format = (value: number): string => shell.formatCount(value);
    shell.print(
      `${text.subjects[subject]}: ${text.counts(format(added), format(changed), format(removed), format(unchanged), format(notInFile))}`,
    );
  }
  shell.print(isDryRun ? text.dryRun : text.applied);
  if (changeSetId !== null) shell.print(text.changed(String(changeSetId)));
}

/** What each row changes, the first rows of it; a row that replaces what is stored of later days is warned of. */
function printRows(shell: Shell, all: ImportResult['rows']): void {
  const { text } = shell;
  const rows = all.filter(({ status }) => status !== 'unchanged');
  for (const { file, row, key, status, fields } of rows.slice(0, SHOWN_ROWS)) {
    const changes = fields.filter(({ field }) => field !== REPLACES_LATER).map((field) => describeField(field, shell.language));
    shell.print(
      `${text.parts[file]}, ${text.row} ${row}, ${text.rowStatus[status]} ${key}${changes.length > 0 ? `: ${changes.join('; ')}` : ''}`,
    );
    const replaced = fields.find(({ field }) => field === REPLACES_LATER);
    if (replaced !== undefined) shell.print(`  ${text.replacesLater(replaced.to ?? '', replaced.from ?? '')}`);
  }
  if (rows.length > SHOWN_ROWS) shell.print(text.moreRows(shell.formatCount(rows.length - SHOWN_ROWS)));
}

function formatFault(shell: Shell, fault: ImportFault): string {
  const { what, toDo } = describeFault(fault, shell.language);
  const column = fault.column === null ? '' : `, ${shell.text.column} ${fault.column}`;
  return `${fault.file}, ${shell.text.row} ${fault.row}${column}: ${what} → ${toDo}`;
}
