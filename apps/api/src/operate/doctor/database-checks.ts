import type pg from 'pg';
import type { Language } from '../../config/language.ts';
import { StartUpError } from '../../config/start-up-error.ts';
import { MIGRATION_NAMES } from '../../database/data-source.ts';
import { readSchemaVersion, type Ask } from '../../database/schema-version.ts';
import { testRowSecurity } from '../../database/test-row-security.ts';
import { JobQueue } from '../../queue/job-queue.ts';
import { MAX_CLOCK_DIFFERENCE_MS, openPostgresBackend, openRedisBackend, QUEUE_SCHEMA } from '../../queue/queue-backend.ts';
import { finderOf, type InstallationCheck } from './installation-check.ts';

/** Jobs that failed for good are worth a look from one on; those that wait, when so many do. */
const MANY_WAITING = 1_000;

export async function checkDatabase(ask: Ask, place: string): Promise<InstallationCheck> {
  const [found] = await ask<{ version: string; bytes: number }>(
    `select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes`,
  );
  return finderOf('database')('ok', 'fine', { place, version: found?.version.split(' ')[0] ?? '?', bytes: found?.bytes ?? 0 });
}

export async function checkSchema(ask: Ask): Promise<InstallationCheck> {
  const find = finderOf('schema');
  const { newest, missing, unknown } = await readSchemaVersion(ask, MIGRATION_NAMES);
  if (unknown.length > 0) return find('bad', 'schema-ahead', { newest: unknown.at(-1) ?? '' });
  if (newest === null) return find('bad', 'schema-empty');
  return missing.length > 0 ? find('warn', 'schema-behind', { count: missing.length, newest }) : find('ok', 'fine', { newest });
}

export async function checkRows(client: pg.Client, language: Language): Promise<InstallationCheck> {
  const find = finderOf('rows');
  try {
    await testRowSecurity(client);
    return find('ok', 'fine');
  } catch (error) {
    return find('bad', 'rows-open', { reason: describeFault(error, language) });
  }
}

/** Locks of jobs carry the clock of whoever took them. */
export async function checkClock(ask: Ask): Promise<InstallationCheck> {
  const find = finderOf('clock');
  const before = Date.now();
  const [found] = await ask<{ now: number }>('select extract(epoch from clock_timestamp())::float8 * 1000 as now');
  const differenceMs = Math.abs((found?.now ?? 0) - (before + Date.now()) / 2);
  const values = { seconds: Math.round(differenceMs / 100) / 10 };
  if (differenceMs > MAX_CLOCK_DIFFERENCE_MS) return find('bad', 'clock-off', values);
  return differenceMs > MAX_CLOCK_DIFFERENCE_MS / 5 ? find('warn', 'clock-off', values) : find('ok', 'fine', values);
}

/**
 * @param ask of the database at `databaseUrl`
 * @param databaseUrl where the queue is when no Redis is given: its tables are looked at as they are, and not made where there are none
 */
export async function checkQueue(
  ask: Ask,
  { redisUrl, databaseUrl, language }: { readonly redisUrl: string | null; readonly databaseUrl: string; readonly language: Language },
): Promise<InstallationCheck> {
  const find = finderOf('queue');
  const kind = redisUrl === null ? 'PostgreSQL' : 'Redis';
  try {
    if (redisUrl === null && (await ask(`select from pg_namespace where nspname = '${QUEUE_SCHEMA}'`)).length === 0)
      return find('bad', 'queue-none');
    const backend = redisUrl === null ? await openPostgresBackend(databaseUrl, { prepares: false }) : await openRedisBackend(redisUrl);
    const queue = new JobQueue(backend);
    try {
      const counts = await queue.countJobs();
      const sumOf = (state: string): number => counts.filter((each) => each.state === state).reduce((sum, each) => sum + each.count, 0);
      const values = { kind, waiting: sumOf('waiting') + sumOf('delayed'), active: sumOf('active'), failed: sumOf('failed') };
      if (values.failed > 0) return find('warn', 'queue-failed', values);
      return find(values.waiting > MANY_WAITING ? 'warn' : 'ok', values.waiting > MANY_WAITING ? 'queue-waits' : 'fine', values);
    } finally {
      await queue.onApplicationShutdown();
      await backend.close();
    }
  } catch (error) {
    return find('bad', 'unreachable', { reason: describeFault(error, language) });
  }
}

/** Why something is not as it should be: in words where it is expected, never an address with a password. */
export function describeFault(error: unknown, language: Language): string {
  if (error instanceof StartUpError) return error.text[language];
  return error instanceof Error ? error.message : String(error);
}
