import type { Ask } from '../../database/schema-version.ts';
import {
  countFileFaults,
  countWorkerConnections,
  readDemoDay,
  readLastBackup,
  readOrigins,
  readPost,
  readWork,
  type OriginState,
} from '../installation-state.ts';
import { finderOf, type InstallationCheck } from './installation-check.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** What waits longer than this is not on its way. */
const LATE_SECONDS = 15 * 60;
/** A server whose log comes once a day, and two hours. */
const SILENT_SECONDS = 26 * HOUR;
/** An origin that was silent for so long was probably given up. */
const GIVEN_UP_SECONDS = 60 * DAY;
/** Told of at most. */
const SHOWN_ORIGINS = 10;
const BACKUP_OLD_SECONDS = 2 * DAY;
const BACKUP_TOO_OLD_SECONDS = 8 * DAY;

/** Who works, what waits, which files are damaged, who is silent, and when the last backup was. */
export async function checkWork(ask: Ask, now: Date): Promise<InstallationCheck[]> {
  const work = await readWork(ask);
  const isWaiting = work.received + work.folding + work.undoing + work.dirtyDays + work.dirtyPeriods > 0;
  const demoDay = await readDemoDay(ask);
  return [
    await checkWorkers(ask, isWaiting),
    describeWork(work),
    await checkFiles(ask),
    await checkPost(ask),
    // Time stands still in a demo, and nobody sends.
    ...(demoDay === null ? [describeOrigins(await readOrigins(ask), now)] : []),
    await checkBackup(ask, now),
  ];
}

async function checkWorkers(ask: Ask, isWaiting: boolean): Promise<InstallationCheck> {
  const find = finderOf('workers');
  const count = await countWorkerConnections(ask);
  if (count > 0) return find('ok', 'fine', { count });
  return find(isWaiting ? 'bad' : 'warn', 'workers-none');
}

function describeWork(work: Awaited<ReturnType<typeof readWork>>): InstallationCheck {
  const find = finderOf('work');
  const { received, folding, failed, dirtyDays, dirtyPeriods } = work;
  const seconds = Math.max(work.oldestSegmentSeconds ?? 0, work.oldestMarkSeconds ?? 0);
  const values = { segments: received + folding, days: dirtyDays, periods: dirtyPeriods, failed, seconds };
  if (seconds > LATE_SECONDS) return find('bad', 'work-late', values);
  return failed > 0 ? find('bad', 'work-failed', values) : find('ok', 'fine', values);
}

async function checkFiles(ask: Ask): Promise<InstallationCheck> {
  const find = finderOf('files');
  const count = await countFileFaults(ask);
  return count > 0 ? find('bad', 'files-damaged', { count }) : find('ok', 'fine');
}

/** What was given up long ago is nobody's concern any more. */
async function checkPost(ask: Ask): Promise<InstallationCheck> {
  const find = finderOf('post');
  const { failed, late } = await readPost(ask);
  return failed + late > 0 ? find('warn', 'post-failed', { failed, late }) : find('ok', 'fine');
}

/** An origin that sent something within the last months, but not for more than a day. */
function describeOrigins(origins: readonly OriginState[], now: Date): InstallationCheck {
  const find = finderOf('origins');
  if (origins.length === 0) return find('warn', 'origins-none');
  const aged = origins.flatMap(({ name, receivedAt }) => (receivedAt === null ? [] : [{ name, age: now.getTime() / 1000 - receivedAt }]));
  const silent = aged.filter(({ age }) => age > SILENT_SECONDS && age < GIVEN_UP_SECONDS);
  if (silent.length === 0) return find('ok', 'fine', { count: origins.length });
  const names = silent.slice(0, SHOWN_ORIGINS).map(({ name }) => name);
  const seconds = Math.max(...silent.map(({ age }) => age));
  return find('warn', 'origins-silent', { count: silent.length, all: origins.length, names: names.join(', '), seconds });
}

async function checkBackup(ask: Ask, now: Date): Promise<InstallationCheck> {
  const find = finderOf('backup');
  const last = await readLastBackup(ask);
  if (last === null) return find('warn', 'backup-none');
  const seconds = (now.getTime() - Date.parse(last.at)) / 1000;
  const values = { seconds, folder: last.folder, bytes: last.bytes };
  if (seconds <= BACKUP_OLD_SECONDS) return find('ok', 'fine', values);
  return find(seconds > BACKUP_TOO_OLD_SECONDS ? 'bad' : 'warn', 'backup-old', values);
}
