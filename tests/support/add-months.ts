import type { DataSource } from 'typeorm';

/** Makes room in `mailbox_day` for rows of these days, as a roll-up does before it writes any. */
export async function addMonths(dataSource: DataSource, days: readonly string[]): Promise<void> {
  await dataSource.query('select add_mailbox_day_month(d) from unnest($1::date[]) d', [days]);
}
