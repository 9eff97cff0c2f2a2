// One process of the benchmark: `prepare` imports the directory into a fresh data folder, `measure` ingests logs and reports on the last.
// This process takes files in as the API does; a worker beside it folds them and rolls them up, and its memory is what is reported.
// The report goes to the parent over the IPC channel.
import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../apps/api/dist/app.module.js';
import { readSettings } from '../../apps/api/dist/config/settings.js';
import { DirectoryService } from '../../apps/api/dist/directory/directory.service.js';
import { IngestService } from '../../apps/api/dist/ingest/ingest.service.js';
import { openInstallation } from '../../apps/api/dist/installation.js';
import { DirtyRepository } from '../../apps/api/dist/queue/dirty.repository.js';
import { JobQueue } from '../../apps/api/dist/queue/job-queue.js';
import { WorkerSessions } from '../../apps/api/dist/queue/worker-sessions.js';
import { cpuBetween, readCpuTime } from './cpu-time.mjs';
import { startWorkerProcess } from './worker-process.mjs';

/** @typedef {import('./worker-process.mjs').WorkerProcess} WorkerProcess */

/**
 * @typedef {object} Measured milliseconds since the file was handed over, bytes of memory, and what the database then holds
 * @property {number} spooled
 * @property {number} folded
 * @property {number} rolledUp
 * @property {number} published
 * @property {number} again a second hand-over of the same file, until it is known to be no news
 * @property {number | null} recomputed every day of the origin rolled up again, from blocks to committed rows
 * @property {import('./cpu-time.mjs').CpuTime} cpu until the days are rolled up
 * @property {number} memoryBefore the most the worker had resident before the file came
 * @property {number} peakMemory the same when its periods were rolled up
 * @property {Record<string, number>} sums
 * @property {{ state: string, lines: number, rejected: number, oversize: number, error: string | null }} ledger
 */

/**
 * @typedef {object} Task
 * @property {string} folder
 * @property {string} file of the folder; it is the one measured
 * @property {string | null} warmUp a file taken in before, so that the worker has run for a while
 * @property {string} first day of `file`
 * @property {boolean} recomputes
 */

/** Every look costs processor time of what is measured. */
const POLL_MS = 10;
const TIME_LIMIT_MS = 600_000;

const [mode, words = '{}'] = process.argv.slice(2);
/** @type {Task} */
const task = JSON.parse(words);
const installation = await openInstallation(readSettings(process.env));
const { dataFolder } = installation.runtime;
const app = await NestFactory.createApplicationContext(AppModule.with(installation.runtime), {
  logger: ['error', 'warn'],
  abortOnError: false,
});
try {
  process.send?.(mode === 'prepare' ? await importDirectory() : await measure());
} finally {
  await app.close();
  await installation.close();
  process.disconnect();
}

async function importDirectory() {
  /** @param {string} name */
  const read = async (name) => ({ name, bytes: await readFile(join(task.folder, name)) });
  const [directory, aliases] = [await read('directory.csv'), await read('aliases.csv')];
  const { faults } = await app.get(DirectoryService).importFiles({ directory, aliases, isDryRun: false });
  if (faults.length > 0) throw new Error(`the directory was refused: ${JSON.stringify(faults[0])}`);
  return { isPrepared: true };
}

/** @returns {Promise<Measured>} */
async function measure() {
  const sessions = app.get(WorkerSessions);
  const { databaseUrl } = installation.runtime;
  const worker = await startWorkerProcess({ databaseUrl, dataFolder, isReady: () => sessions.hasAny() });
  try {
    return await measureWith(worker);
  } finally {
    await worker.stop();
  }
}

/**
 * @param {WorkerProcess} worker
 * @returns {Promise<Measured>}
 */
async function measureWith(worker) {
  const database = app.get(DataSource);
  if (task.warmUp !== null) await ingest(worker, database, task.warmUp);
  const memoryBefore = await worker.readPeakMemory();
  const { segmentId, ...phases } = await ingest(worker, database, task.file);
  const peakMemory = await worker.readPeakMemory();
  const [sums] = await database.query(
    `select count(*)::int as rows, coalesce(sum(sent), 0)::int as sent, coalesce(sum(received), 0)::int as received,
            coalesce(sum(logins), 0)::int as logins from mailbox_day where day >= $1`,
    [task.first],
  );
  const [ledger] = await database.query('select state, lines, parsed, ignored, rejected, oversize, error from segment where id = $1', [
    segmentId,
  ]);
  const recomputed = task.recomputes ? await recompute(database) : null;
  const again = await handOverAgain(segmentId);
  return { ...phases, again, recomputed, memoryBefore, peakMemory, sums, ledger };
}

/**
 * Hands a file over and waits for its committed figures.
 * @param {WorkerProcess} worker
 * @param {DataSource} database
 * @param {string} file
 */
async function ingest(worker, database, file) {
  const before = await readCpuTime(dataFolder, worker);
  const since = startClock();
  const { segment } = await app.get(IngestService).receive({ originName: 'thu-tinh', name: file, stream: openFile(file) });
  const spooled = since();
  const isFolded = `select state in ('folded', 'failed') as is_reached from segment where id = ${Number(segment.id)}`;
  const folded = await reach(database, since, isFolded);
  const rolledUp = await reach(database, since, 'select not exists (select from dirty_day) as is_reached');
  const cpu = cpuBetween(before, await readCpuTime(dataFolder, worker));
  const published = await reach(database, since, 'select not exists (select from dirty_period) as is_reached');
  return { segmentId: segment.id, spooled, folded, rolledUp, published, cpu };
}

/** @param {string} segmentId */
async function handOverAgain(segmentId) {
  const since = startClock();
  const { segment, isKnown } = await app
    .get(IngestService)
    .receive({ originName: 'thu-tinh', name: task.file, stream: openFile(task.file) });
  if (!isKnown || segment.id !== segmentId || segment.isRollUpPending) throw new Error('the same file was taken for news');
  return since();
}

/** @param {DataSource} database */
async function recompute(database) {
  const since = startClock();
  /** @type {{ originId: number, days: string[] }[]} */
  const [origin] = await database.query(
    `select origin_id as "originId", array_agg(day::text order by day) as days from origin_day group by origin_id`,
  );
  if (origin === undefined) throw new Error('no day has figures');
  const { originId, days } = origin;
  await database.transaction((manager) => app.get(DirtyRepository).markDays(manager, originId, days));
  await app.get(JobQueue).add('roll-up-days', { originId });
  return reach(database, since, 'select not exists (select from dirty_day) as is_reached');
}

/** @param {string} file */
function openFile(file) {
  return createReadStream(join(task.folder, file), { highWaterMark: 1024 * 1024 });
}

function startClock() {
  const started = performance.now();
  return () => performance.now() - started;
}

/**
 * Milliseconds since the start at which the query first answered true.
 * @param {DataSource} database
 * @param {() => number} since
 * @param {string} query
 */
async function reach(database, since, query) {
  for (;;) {
    const [row] = await database.query(query);
    if (row?.is_reached) return since();
    if (since() > TIME_LIMIT_MS) throw new Error(`not reached in ${TIME_LIMIT_MS / 1000} s: ${query}`);
    await delay(POLL_MS);
  }
}
