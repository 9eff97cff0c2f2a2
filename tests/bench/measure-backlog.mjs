// One process of the bench of scale: takes a backlog of files in, then starts workers and waits for the figures of all of it.
// The report goes to the parent over the IPC channel.
import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../apps/api/dist/app.module.js';
import { readSettings } from '../../apps/api/dist/config/settings.js';
import { DirectoryService } from '../../apps/api/dist/directory/directory.service.js';
import { IngestService } from '../../apps/api/dist/ingest/ingest.service.js';
import { openInstallation } from '../../apps/api/dist/installation.js';
import { ofServer } from './bench-log.mjs';
import { cpuBetween, readCpuTime } from './cpu-time.mjs';
import { readTableBytes } from './table-bytes.mjs';
import { startWorkerProcess } from './worker-process.mjs';

/**
 * @typedef {{ folder: string, days: readonly string[], origins: number, workers: number }} BacklogTask
 * @typedef {object} Backlog seconds since the workers were started, seconds of processor, bytes
 * @property {number} received to take the files in, before any worker was there
 * @property {number} folded
 * @property {number} rolledUp
 * @property {number} published
 * @property {{ workers: number, database: number | null }} cpu
 * @property {number} peakMemory of the worker that needed most
 * @property {Record<string, number>} sums
 * @property {number} lines
 * @property {number} failed files
 * @property {number} spoolBytes
 * @property {Record<string, number>} tableBytes
 */

const POLL_MS = 100;
const PIECE_BYTES = 1024 * 1024;
const TIME_LIMIT_MS = 4 * 3_600_000;

/** @type {BacklogTask} */
const task = JSON.parse(process.argv[2] ?? '{}');
const installation = await openInstallation(readSettings(process.env));
const { dataFolder, databaseUrl } = installation.runtime;
const module = AppModule.with(installation.runtime);
const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'], abortOnError: false });
try {
  process.send?.(await measure());
} finally {
  await app.close();
  await installation.close();
  process.disconnect();
}

/** @returns {Promise<Backlog>} */
async function measure() {
  await importDirectory();
  const received = await handOver();
  const database = app.get(DataSource);
  const before = await readCpuTime(dataFolder, { readTime: async () => 0 });
  const started = performance.now();
  const isReady = async () => true;
  const workers = await Promise.all(Array.from({ length: task.workers }, () => startWorkerProcess({ databaseUrl, dataFolder, isReady })));
  try {
    /** @param {string} query whether it is reached @returns seconds since the start */
    const reach = async (query) => {
      while (!(await database.query(`select not exists (${query}) as is_reached`))[0].is_reached) {
        if (performance.now() - started > TIME_LIMIT_MS) throw new Error(`not reached: ${query}`);
        if (workers.some(({ child }) => child.exitCode !== null || child.signalCode !== null)) throw new Error('a worker ended');
        await delay(POLL_MS);
      }
      return (performance.now() - started) / 1000;
    };
    const folded = await reach(`select from segment where state not in ('folded', 'failed')`);
    const rolledUp = await reach('select from dirty_day');
    const published = await reach('select from dirty_period');
    const times = await Promise.all(workers.map((worker) => worker.readTime()));
    const { database: databaseMs } = cpuBetween(before, await readCpuTime(dataFolder, { readTime: async () => 0 }));
    const peaks = await Promise.all(workers.map((worker) => worker.readPeakMemory()));
    return {
      ...{ received, folded, rolledUp, published },
      cpu: { workers: times.reduce((sum, time) => sum + time, 0) / 1000, database: databaseMs === null ? null : databaseMs / 1000 },
      peakMemory: Math.max(...peaks),
      ...(await readOutcome(database)),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** @param {DataSource} database */
async function readOutcome(database) {
  const [sums] = await database.query(
    `select coalesce(sum(sent), 0)::float8 as sent, coalesce(sum(received), 0)::float8 as received, coalesce(sum(logins), 0)::float8 as logins
       from mailbox_day`,
  );
  const [ledger] = await database.query(
    `select sum(lines)::float8 as lines, count(*) filter (where state <> 'folded')::int as failed, sum(stored_bytes)::float8 as "spoolBytes"
       from segment`,
  );
  return { sums, ...ledger, tableBytes: await readTableBytes(database) };
}

async function importDirectory() {
  /** @param {string} name */
  const read = async (name) => ({ name, bytes: await readFile(join(task.folder, name)) });
  const [directory, aliases] = [await read('directory.csv'), await read('aliases.csv')];
  const { faults } = await app.get(DirectoryService).importFiles({ directory, aliases, isDryRun: false });
  if (faults.length > 0) throw new Error(`the directory was refused: ${JSON.stringify(faults[0])}`);
}

/**
 * Every origin hands over the same days, each in a domain of its own: a province has several servers, and what one origin holds is folded by one worker at a time.
 * @returns {Promise<number>} seconds, without those in which the bench prepared what is sent
 */
async function handOver() {
  const ingest = app.get(IngestService);
  let took = 0;
  for (const day of task.days) {
    const text = await readFile(join(task.folder, `${day}.log`), 'latin1');
    for (let origin = 1; origin <= task.origins; origin += 1) {
      const bytes = Buffer.from(ofServer(text, origin), 'latin1');
      const started = performance.now();
      await ingest.receive({ originName: `thu-${origin}`, name: `${day}.log`, stream: Readable.from(piecesOf(bytes)) });
      took += performance.now() - started;
    }
  }
  return took / 1000;
}

/** As a connection brings them. @param {Buffer} bytes */
function* piecesOf(bytes) {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
