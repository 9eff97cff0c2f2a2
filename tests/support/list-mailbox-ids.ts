import type { DataSource } from 'typeorm';

/** Every mailbox there is, for gathering the bits of everybody. */
export async function listMailboxIds(dataSource: DataSource): Promise<number[]> {
  const rows: { id: number }[] = await dataSource.query('select id from mailbox');
  return rows.map(({ id }) => id);
}
