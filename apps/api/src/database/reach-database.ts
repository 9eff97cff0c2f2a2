import pg from 'pg';

/** The database of DATABASE_URL cannot be used. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';
}

const MINIMUM_VERSION = 150_000;
const TIMEOUT_MS = 10_000;

/**
 * Checks that the database answers and is new enough (PostgreSQL 15).
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
      throw new DatabaseUnreachableError(
        `the database at ${place} is PostgreSQL ${Math.floor(version / 10_000)}; version 15 or newer is needed`,
      );
    }
  } catch (error) {
    if (error instanceof DatabaseUnreachableError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatabaseUnreachableError(`the database at ${place} does not answer: ${reason}; is it running, and is DATABASE_URL right?`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}
