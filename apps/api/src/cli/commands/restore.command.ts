import { join, resolve } from 'node:path';
import { readSettings } from '../../config/settings.ts';
import { chooseDataFolder, prepareDataFolder } from '../../database/data-folder.ts';
import { hasEmbeddedServer, openDatabase } from '../../database/open-database.ts';
import { EXIT } from '../../installation.ts';
import { LAYOUT } from '../../operate/backup/backup-layout.ts';
import { checkBackup, type RestoreFault, type SoundBackup } from '../../operate/backup/check-backup.ts';
import { findFileObstacles, findObstacles, restoreBackup } from '../../operate/backup/restore-backup.ts';
import { BACKUP_TEXT } from '../backup-text.ts';
import { formatMoment } from '../format-moment.ts';
import type { Shell } from '../shell.ts';
import { InterruptedError } from '../usage-fault.ts';
import { runVerify } from './verify.command.ts';

export interface RestoreOptions {
  readonly keys?: string;
  readonly dryRun?: boolean;
}

/** Shown of what is wrong; `--json` has it all. */
const SHOWN_FAULTS = 20;

/** `nhipthu restore DIR [--keys DIR] [--dry-run]`: exit code 1 when the backup or the place is not fit, or what came out does not balance. */
export async function runRestore(shell: Shell, folder: string, { keys, dryRun: isDryRun = false }: RestoreOptions): Promise<number> {
  const { signal } = shell.io;
  const text = BACKUP_TEXT[shell.language];
  try {
    shell.note(text.checking);
    const backup = await checkBackup(resolve(folder), keys === undefined ? join(resolve(folder), LAYOUT.keys) : resolve(keys), signal);
    if (!('manifest' in backup)) return refuse(shell, backup);
    const faults = isDryRun ? await lookAround(backup, signal) : await restore(shell, backup, signal);
    if (faults.length > 0) return refuse(shell, faults);
    const { at, migrations, files } = backup.manifest;
    if (isDryRun) {
      if (shell.isJson) shell.printJson({ isDryRun, isSound: true, at, schema: migrations.at(-1) ?? null, files: files.count });
      else shell.print(text.sound(formatMoment(at), migrations.at(-1) ?? '', shell.formatCount(files.count)));
      return EXIT.done;
    }
    shell.note(text.verifying);
    const code = await runVerify(shell, {});
    shell.note(text.restored(formatMoment(at)));
    return code;
  } catch (error) {
    throw signal.aborted ? new InterruptedError(shell.text.again) : error;
  }
}

/** The place as it is: nothing is made for a look. */
async function lookAround(backup: SoundBackup, signal: AbortSignal): Promise<RestoreFault[]> {
  const settings = readSettings();
  const dataFolder = await chooseDataFolder(settings.dataFolder);
  if (settings.databaseUrl === null && !(await hasEmbeddedServer(dataFolder))) return findFileObstacles(dataFolder, backup);
  const database = await openDatabase(settings.databaseUrl, dataFolder, signal);
  try {
    return await findObstacles({ databaseUrl: database.url, dataFolder }, backup);
  } finally {
    await database.close();
  }
}

async function restore(shell: Shell, backup: SoundBackup, signal: AbortSignal): Promise<RestoreFault[]> {
  const settings = readSettings();
  const dataFolder = await prepareDataFolder(settings.dataFolder, null);
  const database = await openDatabase(settings.databaseUrl, dataFolder, signal);
  try {
    const place = { databaseUrl: database.url, dataFolder };
    const faults = await findObstacles(place, backup);
    if (faults.length > 0) return faults;
    shell.note(BACKUP_TEXT[shell.language].restoring);
    await restoreBackup(place, backup, signal);
    return [];
  } finally {
    await database.close();
  }
}

function refuse(shell: Shell, faults: readonly RestoreFault[]): number {
  const text = BACKUP_TEXT[shell.language];
  if (shell.isJson) {
    shell.printJson({ isSound: false, faults: faults.map((fault) => ({ ...fault, ...text.faults[fault.code] })) });
    return EXIT.checkFailed;
  }
  for (const { code, where } of faults.slice(0, SHOWN_FAULTS)) {
    const { what, toDo } = text.faults[code];
    shell.print(`✕ ${what}: ${where}`);
    shell.print(`  → ${toDo}`);
  }
  if (faults.length > SHOWN_FAULTS) shell.print(text.more(shell.formatCount(faults.length - SHOWN_FAULTS)));
  shell.print(text.refused(shell.formatCount(faults.length)));
  return EXIT.checkFailed;
}
