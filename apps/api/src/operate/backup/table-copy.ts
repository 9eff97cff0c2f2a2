import { createGunzip, createGzip } from 'node:zlib';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { writeSummed, type FileSum } from './backup-layout.ts';
import type { BackupSequence, BackupTable } from './manifest.ts';

/** What is not taken along: the list of migrations is made anew, and whoever was signed in signs in again. */
export const UNKEPT_TABLES: readonly string[] = ['migration', 'session', 'oidc_attempt', 'password_reset', 'sign_in_failure'];

/** How values are written down, whatever server and session they are of. */
const FORMS = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set statement_timeout = 0; set client_encoding = 'UTF8'`;

/** The tables' owner sees and writes every row (ADR 23). */
export async function becomeOwner(client: pg.Client): Promise<void> {
  await client.query(FORMS);
  await client.query(`select set_config('nhipthu.migrates', 'yes', false)`);
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  readonly dependsOn: readonly string[];
}

/** Tables of ours, those that others refer to first. @throws when tables refer to each other in a circle */
export async function listTables(client: pg.Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(`
    select c.relname as name,
           array(select a.attname::text from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
           array(select distinct t.relname::text from pg_constraint f join pg_class t on t.oid = f.confrelid
                  where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "dependsOn"
      from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`);
  return sortByDependence(rows);
}

function sortByDependence(tables: readonly TableShape[]): TableShape[] {
  const sorted: TableShape[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const free = left.filter(({ dependsOn }) => !left.some(({ name }) => dependsOn.includes(name)));
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`);
    sorted.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return sorted;
}

/** Writes the rows that the snapshot in hand sees, packed. */
export async function copyOut(
  client: pg.Client,
  { name, columns }: TableShape,
  path: string,
  signal?: AbortSignal,
): Promise<FileSum & { readonly rows: number }> {
  // A query, since only a query heeds the rules on rows.
  const source = client.query(copyTo(`copy (select ${quoteAll(columns)} from ${name}) to stdout`));
  const sum = await writeSummed(source, path, [createGzip({ level: 1 })], signal);
  return { ...sum, rows: source.rowCount };
}

/** Reads rows back into an empty table. @returns how many */
export async function copyIn(client: pg.Client, { name, columns }: BackupTable, path: string, signal?: AbortSignal): Promise<number> {
  const target = client.query(copyFrom(`copy ${name} (${quoteAll(columns)}) from stdin`));
  await pipeline(createReadStream(path), createGunzip(), target, { signal });
  return target.rowCount;
}

/** Some of our columns have names that are words of the language. */
function quoteAll(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}

/** The months that `mailbox_day` has, each by its first day; none in a schema from before it had any. */
export async function listMonths(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `select to_char(to_date(right(c.relname, 7), 'YYYY_MM'), 'YYYY-MM-DD') as month
       from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = to_regclass('public.mailbox_day') order by 1`,
  );
  return rows.map(({ month }) => month);
}

/** Before rows of those months are read back. */
export async function addMonths(client: pg.Client, months: readonly string[]): Promise<void> {
  for (const month of months) await client.query('select add_mailbox_day_month($1)', [month]);
}

/** How far the numbers of identity columns have come. They are taken outside of any snapshot: read last, they are ahead of every row. */
export async function readSequences(client: pg.Client): Promise<BackupSequence[]> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(`
    select c.relname as table, a.attname as column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and a.attidentity <> '' and not a.attisdropped order by 1, 2`);
  const sequences: BackupSequence[] = [];
  for (const { table, column, sequence } of rows.filter((row) => !UNKEPT_TABLES.includes(row.table))) {
    // The name is the database's own, quoted where it has to be.
    const { rows: states } = await client.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${sequence}`,
    );
    const [state] = states;
    if (state) sequences.push({ table, column, ...state });
  }
  return sequences;
}

export async function setSequence(client: pg.Client, { table, column, last, isCalled }: BackupSequence): Promise<void> {
  await client.query(`select setval(pg_get_serial_sequence(quote_ident($1), $2), $3::bigint, $4)`, [table, column, last, isCalled]);
}
