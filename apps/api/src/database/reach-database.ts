import pg from 'pg';
import type { LocalisedText } from '../config/language.ts';
import { StartUpError } from '../config/start-up-error.ts';
import { describeReason, START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { errorCodeOf } from './error-code.ts';

/** The database of DATABASE_URL cannot be used. */
export class DatabaseUnreachableError extends StartUpError {
  override readonly name = 'DatabaseUnreachableError';
}

const MINIMUM_VERSION = 160_000;
const TIMEOUT_MS = 10_000;

/**
 * Checks that the database answers and is new enough (PostgreSQL 16: membership of a role without its rights).
 * @throws DatabaseUnreachableError naming host, port and reason, never the password
 */
export async function reachDatabase(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const place = `${hostname}:${port || '5432'}${pathname}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(`select current_setting('server_version_num')::int as version`);
    const version = rows[0]?.version ?? 0;
    if (version < MINIMUM_VERSION) {
      throw new DatabaseUnreachableError(START_UP_FAULTS.databaseTooOld(place, String(Math.floor(version / 10_000))));
    }
  } catch (error) {
    if (error instanceof DatabaseUnreachableError) throw error;
    throw new DatabaseUnreachableError(START_UP_FAULTS.databaseUnreachable(place, reasonOf(error)), { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The driver gives its own time-out no code. */
function reasonOf(error: unknown): LocalisedText {
  const message = error instanceof Error ? error.message : String(error);
  return describeReason(errorCodeOf(error) ?? (/time-?out/i.test(message) ? 'ETIMEDOUT' : null), message);
}
