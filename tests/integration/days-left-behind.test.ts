import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Runtime } from '../../apps/api/src/config/settings.module.ts';
import { DirectoryService } from '../../apps/api/src/directory/directory.service.ts';
import { FoldService } from '../../apps/api/src/ingest/fold.service.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import { JobQueue } from '../../apps/api/src/queue/job-queue.ts';
import { RollUpDayService } from '../../apps/api/src/usage/roll-up-day.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { ALIASES, DIRECTORY, logFiles } from '../support/samples.ts';

jest.setTimeout(120_000);

const FIGURES = ['mailbox_day', 'activity_year', 'day_carry', 'unmatched_day', 'origin_day'];

let running: RunningApp;
const never = new AbortController().signal;
const get = <T>(type: abstract new (...args: never[]) => T): T => running.app.get<T>(type, { strict: false });
/** Everything that day roll-ups write, apart from when they did. */
const readFigures = (): Promise<string[]> =>
  Promise.all(
    FIGURES.map(async (table) => {
      const [row] = await running.database.dataSource.query(
        `select md5(string_agg(line, chr(10) order by line)) as sum from (select (to_jsonb(t) - 'computed_at')::text as line from ${table} t) lines`,
      );
      return `${table} ${row.sum}`;
    }),
  );
const readWeek = async (): Promise<Buffer> => {
  const [older, newer] = await Promise.all(logFiles('E-iso8601').map(async (path) => gunzipSync(await readFile(path))));
  return Buffer.concat([older ?? Buffer.alloc(0), newer ?? Buffer.alloc(0)]);
};
const receive = async (bytes: Buffer): Promise<string> => {
  const { segment } = await get(IngestService).receive({ originName: 'thu', name: 'mail.log', stream: Readable.from([bytes]) });
  return segment.id;
};
/** Listens for wake-up calls; the real queue gets none, and `onWake` may do at once what they ask for. */
const listenForWakes = (onWake: (before: string | undefined) => void = () => undefined): (string | undefined)[] => {
  const wakes: (string | undefined)[] = [];
  jest.spyOn(get(JobQueue), 'add').mockImplementation(async (name, payload) => {
    if (name !== 'roll-up-days' || !('originId' in payload) || 'segmentId' in payload) return;
    wakes.push(payload.before);
    onWake(payload.before);
  });
  return wakes;
};

describe('days that a fold has left behind', () => {
  beforeEach(async () => {
    running = await startApp();
    Object.assign(get(Runtime).settings, { foldChunkBytes: 32 * 1024 });
    const open = async (name: string): Promise<{ name: string; bytes: Buffer }> => ({ name, bytes: await readFile(name) });
    const { faults } = await get(DirectoryService).importFiles({
      ...{ directory: await open(DIRECTORY), aliases: await open(ALIASES), isDryRun: false },
    });
    if (faults.length > 0) throw new Error('the sample directory has faults');
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await running.close();
  });

  it('are rolled up beside it, and every figure is what it is when all days are rolled up afterwards', async () => {
    const rollUps = get(RollUpDayService);
    const early: Promise<void>[] = [];
    const wakes = listenForWakes((before) => {
      if (before !== undefined) early.push(rollUps.rollUpDaysBefore(1, before, never));
    });
    await get(FoldService).fold(1, await receive(await readWeek()), never);
    await Promise.all(early);
    expect(early.length).toBeGreaterThan(0);
    expect(wakes.at(-1)).toBeUndefined();
    // Days of the beginning are done before the end.
    const leftAtEnd = await get(DirtyRepository).listDays(1, 100);
    await rollUps.rollUpDirtyDays(1, never);
    const figures = await readFigures();

    const { manager } = running.database.dataSource;
    const days: { day: string }[] = await manager.query('select day::text as day from origin_day order by day');
    for (const table of FIGURES) await manager.query(`truncate ${table}`);
    await get(DirtyRepository).markDays(
      manager,
      1,
      days.map(({ day }) => day),
    );
    await rollUps.rollUpDirtyDays(1, never);
    expect(await readFigures()).toEqual(figures);
    expect(leftAtEnd.length).toBeLessThan(days.length);
  });

  it('wait while another file of the origin waits, which may bring more of the same days', async () => {
    const wakes = listenForWakes();
    const week = await readWeek();
    const [first, second] = [await receive(week), await receive(week.subarray(week.indexOf('\n') + 1))];
    await get(FoldService).fold(1, first, never);
    expect(wakes).toEqual([]);
    await get(FoldService).fold(1, second, never);
    expect(wakes.slice(0, -1)).not.toContain(undefined);
    expect(wakes.length).toBeGreaterThan(1);
    expect(wakes.at(-1)).toBeUndefined();
  });

  it('are only a head start: a fold whose wake-up call is lost goes on', async () => {
    jest
      .spyOn(get(JobQueue), 'add')
      .mockImplementation((name, payload) =>
        name === 'roll-up-days' && 'before' in payload ? Promise.reject(new Error('the queue is away')) : Promise.resolve(),
      );
    await get(FoldService).fold(1, await receive(await readWeek()), never);
    expect(await running.database.dataSource.query('select state from segment')).toEqual([{ state: 'folded' }]);
  });
});
