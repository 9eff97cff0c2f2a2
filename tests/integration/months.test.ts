import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMonths } from '../support/add-months.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => database.dataSource.query(sql, values);

const listMonths = async (): Promise<string[]> => {
  const rows = await query<{ name: string }>(
    `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'mailbox_day'::regclass order by 1`,
  );
  return rows.map(({ name }) => name);
};

const insert = (day: string): Promise<unknown> =>
  query(
    `insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points)
     values (1, $1, 1, 1, 0, 1, 1, 1, 0, 1)`,
    [day],
  );

describe('months of mailbox_day', () => {
  it('are made once, however many ask at the same time, and hold the days of their month', async () => {
    await Promise.all(Array.from({ length: 8 }, () => addMonths(database.dataSource, ['2024-02-29', '2025-12-31', '2026-01-01'])));
    expect(await listMonths()).toEqual(['months.mailbox_day_2024_02', 'months.mailbox_day_2025_12', 'months.mailbox_day_2026_01']);
    for (const day of ['2024-02-01', '2024-02-29', '2025-12-31', '2026-01-01']) await insert(day);
    const rows = await query<{ part: string; count: number }>(
      'select tableoid::regclass::text as part, count(*)::int as count from mailbox_day group by 1 order by 1',
    );
    expect(rows).toEqual([
      { part: 'months.mailbox_day_2024_02', count: 2 },
      { part: 'months.mailbox_day_2025_12', count: 1 },
      { part: 'months.mailbox_day_2026_01', count: 1 },
    ]);
    await expect(insert('2024-03-01')).rejects.toThrow('no partition of relation "mailbox_day" found for row');
  });

  it('hold up nobody who reads or writes another month while one is added', async () => {
    const reader = database.dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query(`update mailbox_day set sent = 2 where day = '2026-01-01'`);
    await reader.query('select count(*) from mailbox_day');
    await query(`set lock_timeout = '5s'; select add_mailbox_day_month('2026-02-01'); reset lock_timeout`);
    await reader.rollbackTransaction();
    await reader.release();
    expect(await listMonths()).toContain('months.mailbox_day_2026_02');
  });

  it('a question for days opens the months of those days alone', async () => {
    const plan = await query<Record<string, string>>(`explain select from mailbox_day where day >= '2026-01-01' and day < '2026-02-01'`);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('mailbox_day_2026_01');
    expect(text).not.toMatch(/2024_02|2025_12|2026_02/);
  });

  it('go once nothing is left in them and they lie wholly before the day; one that is read meanwhile goes the next time', async () => {
    const drop = async (before: string): Promise<number | undefined> =>
      (await query<{ count: number }>('select drop_mailbox_day_months($1) as count', [before]))[0]?.count;
    expect(await drop('2026-01-01')).toBe(0);
    await query(`delete from mailbox_day where day < '2026-01-01'`);
    expect(await drop('2024-02-29')).toBe(0);
    const reader = database.dataSource.createQueryRunner();
    await reader.startTransaction();
    await reader.query('select count(*) from mailbox_day');
    expect(await drop('2025-12-31')).toBe(0);
    await reader.commitTransaction();
    await reader.release();
    expect(await drop('2025-12-31')).toBe(1);
    expect(await drop('2026-01-01')).toBe(1);
    expect(await listMonths()).toEqual(['months.mailbox_day_2026_01', 'months.mailbox_day_2026_02']);
  });
});
