/** Groups of tables, for figures: the rest is directory, ledger, paper and what else does not grow with mail. */
const GROUPS = {
  facts: ['fact_block', 'provisional_block', 'day_carry'],
  mailboxDays: ['mailbox_day', 'unmatched_day', 'origin_day'],
  bitmaps: ['activity_year'],
  periods: ['unit_period', 'agency_day', 'agency_flow_day', 'figure_snapshot'],
};

/**
 * Bytes on the disk with indexes, by group of tables; `all` is the whole database.
 * @param {import('typeorm').DataSource} database
 * @returns {Promise<Record<string, number>>}
 */
export async function readTableBytes(database) {
  /** @type {Record<string, number>} */
  const bytes = {};
  for (const [group, tables] of Object.entries(GROUPS)) {
    const [row] = await database.query(
      `select sum(pg_total_relation_size(part))::float8 as bytes
         from unnest($1::regclass[]) t, lateral (select t as part union select relid from pg_partition_tree(t)) parts`,
      [tables],
    );
    bytes[group] = row.bytes;
  }
  const [whole] = await database.query('select pg_database_size(current_database())::float8 as bytes');
  return { ...bytes, all: whole.bytes };
}
