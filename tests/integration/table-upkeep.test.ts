import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { TableUpkeepRepository } from '../../apps/api/src/queue/table-upkeep.repository.ts';
import { TendTablesJob } from '../../apps/api/src/queue/tend-tables.job.ts';
import { addMonths } from '../support/add-months.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { waitFor } from '../support/wait-for.ts';

const MONTH = 'months.mailbox_day_2026_02';
/** In the province, which is seven hours ahead. */
const BEFORE_THREE = new Date('2026-03-10T19:59:00Z');
const AT_THREE = new Date('2026-03-10T20:00:00Z');
const NEXT_NIGHT = new Date('2026-03-11T20:00:00Z');

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
  await addMonths(running.database.dataSource, ['2026-02-01']);
});
afterAll(() => running.close());

const tend = (now: Date, signal = new AbortController().signal): Promise<void> => running.app.get(TendTablesJob).tendNightly(now, signal);
const readLastDay = (): Promise<string | null> => running.app.get(TableUpkeepRepository).readLastDay();

/** Tables that `vacuum` and `analyze` went over by our own hand, with what it left of rows that are gone. */
async function readTended(): Promise<Record<string, number>> {
  const rows: { name: string; dead: number }[] = await running.database.dataSource.query(
    `select format('%I.%I', schemaname, relname) as name, n_dead_tup::int as dead from pg_stat_user_tables where vacuum_count > 0 and analyze_count > 0`,
  );
  return Object.fromEntries(rows.map(({ name, dead }) => [name, dead]));
}

/** Leaves rows that are gone behind, in a month of days and in the queue, and waits until the server has counted them. */
async function change(): Promise<void> {
  const { dataSource } = running.database;
  await running.app.get(JobQueue).add('deliver-post', {});
  // Told at once instead of within ten seconds.
  await dataSource.query(
    `insert into mailbox_day (origin_id, day, mailbox_id, sent, sent_as, received, received_messages, logins, login_fails, access_points)
     select 1, '2026-02-01', n, 1, 0, 1, 1, 1, 0, 1 from generate_series(1, 20) n;
     delete from mailbox_day;
     update bullmq.job set data = data;
     select pg_stat_force_next_flush()`,
  );
  await waitFor('the counts of the server', async () => {
    const counts: { at: string }[] = await dataSource.query(
      `select schemaname as at from pg_stat_user_tables where n_dead_tup >= 20 and schemaname = 'months' union select schemaname from pg_stat_user_tables
        where schemaname = 'bullmq' and n_mod_since_analyze > 0`,
    );
    return counts.length === 2;
  });
}

describe('the upkeep of tables', () => {
  it('begins at three in the province', async () => {
    await change();
    await tend(BEFORE_THREE);
    expect([await readLastDay(), await readTended()]).toEqual([null, {}]);
  });

  it('that is told to stop is not done, and is begun again', async () => {
    await tend(AT_THREE, AbortSignal.abort());
    expect([await readLastDay(), await readTended()]).toEqual([null, {}]);
  });

  it("goes over what changed, the program's own months and the queue among them, as a login that is no superuser", async () => {
    await tend(AT_THREE);
    const tended = await readTended();
    expect(tended[MONTH]).toBe(0);
    expect(Object.keys(tended).filter((name) => name.startsWith('bullmq.'))).not.toEqual([]);
    expect(await readLastDay()).toBe('2026-03-11');
  });

  it('is done once a day, and again in the next night', async () => {
    await change();
    await tend(new Date(AT_THREE.getTime() + 3_600_000));
    expect((await readTended())[MONTH]).toBe(20);
    await tend(NEXT_NIGHT);
    expect([(await readTended())[MONTH], await readLastDay()]).toEqual([0, '2026-03-12']);
  });
});
