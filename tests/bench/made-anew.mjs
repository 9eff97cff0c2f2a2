import pg from 'pg';
import { roleOf } from '../../apps/api/dist/database/row-security.js';

/** A connection that sees every row, as the program does when it works for itself. @param {string} url */
export async function connectAsSystem(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`set role ${roleOf('system')}`);
  return client;
}

/**
 * From now on no answer that was kept is given any more, as after a change of the directory: the next to each question is made anew.
 * @param {pg.Client} client of `connectAsSystem`
 */
export async function forgetAnswers(client) {
  const { rowCount } = await client.query(
    `update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'directory-revision'`,
  );
  if (rowCount !== 1) throw new Error('there is no revision of the directory');
}
