import type pg from 'pg';
import { LastingClient } from './lasting-client.ts';
import type { Ask } from './schema-version.ts';
import { setTypeParsers } from './type-parsers.ts';

/** Lends a connection of its own, told nothing: it is what its login is, and no more. */
export async function withClient<Result>(url: string, work: (client: pg.Client, ask: Ask) => Promise<Result>): Promise<Result> {
  setTypeParsers();
  const client: pg.Client = new LastingClient({ connectionString: url });
  try {
    await client.connect();
    // The caller says what rows its statement gives.
    return await work(
      client,
      async <Row>(statement: string, values: unknown[] = []) => (await client.query(statement, values)).rows as Row[],
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
