/** Asks the database; `pg.Client` and TypeORM's query runners both can. */
export type Ask = <Row>(statement: string, values?: unknown[]) => Promise<Row[]>;

/** How the schema of a database and that of a program differ; both lists are empty when they are the same. */
export interface SchemaVersion {
  /** The newest migration of the database; null when it has none. */
  readonly newest: string | null;
  /** All migrations of the database, in the order in which they were run. */
  readonly applied: readonly string[];
  /** What a newer program made of it, which this one does not know. */
  readonly unknown: readonly string[];
  /** What this program has yet to make of it, in order. */
  readonly missing: readonly string[];
}

/** @param known names of the program's migrations, in order */
export async function readSchemaVersion(ask: Ask, known: readonly string[]): Promise<SchemaVersion> {
  const [table] = await ask<{ isThere: boolean }>(`select to_regclass('public.migration') is not null as "isThere"`);
  const rows = table?.isThere === true ? await ask<{ name: string }>('select name from public.migration order by "timestamp", id') : [];
  const applied = rows.map(({ name }) => name);
  return {
    newest: applied.at(-1) ?? null,
    applied,
    unknown: applied.filter((name) => !known.includes(name)),
    missing: known.filter((name) => !applied.includes(name)),
  };
}
