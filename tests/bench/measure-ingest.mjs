// One process of the benchmark: `prepare` imports the directory into a fresh data folder, `measure` ingests the log and reports.
// The report goes to the parent over the IPC channel; its memory is that of this process alone (PostgreSQL runs beside it).
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
import { JobWorkers } from '../../apps/api/dist/queue/job-workers.js';

/**
 * @typedef {object} Measured milliseconds since the file was handed over, bytes of memory, and what the database then holds
 * @property {number} spooled
 * @property {number} folded
 * @property {number} rolledUp
 * @property {number} published
 * @property {number} memoryBefore
 * @property {number} peakMemory
 * @property {Record<string, number>} sums
 * @property {{ state: string, lines: number, rejected: number, oversize: number, error: string | null }} ledger
 */

const POLL_MS = 5;
const TIME_LIMIT_MS = 120_000;

const [mode, folder = ''] = process.argv.slice(2);
const installation = await openInstallation(readSettings(process.env));
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
  const read = async (name) => ({ name, bytes: await readFile(join(folder, name)) });
  const [directory, aliases] = [await read('directory.csv'), await read('aliases.csv')];
  const { faults } = await app.get(DirectoryService).importFiles({ directory, aliases, isDryRun: false });
  if (faults.length > 0) throw new Error(`the directory was refused: ${JSON.stringify(faults[0])}`);
  return { isPrepared: true };
}

/** @returns {Promise<Measured>} */
async function measure() {
  await app.get(JobWorkers).start();
  const database = app.get(DataSource);
  const memoryBefore = process.resourceUsage().maxRSS * 1024;
  const started = performance.now();
  const since = () => performance.now() - started;
  const stream = createReadStream(join(folder, 'mail.log'), { highWaterMark: 1024 * 1024 });
  const { segment } = await app.get(IngestService).receive({ originName: 'thu-tinh', name: 'mail.log', stream });
  const spooled = since();
  const folded = await reach(
    database,
    since,
    `select state in ('folded', 'failed') as is_reached from segment where id = ${Number(segment.id)}`,
  );
  const rolledUp = await reach(database, since, 'select not exists (select from dirty_day) as is_reached');
  const published = await reach(database, since, 'select not exists (select from dirty_period) as is_reached');
  const [sums] = await database.query(
    `select count(*)::int as rows, coalesce(sum(sent), 0)::int as sent, coalesce(sum(received), 0)::int as received,
            coalesce(sum(logins), 0)::int as logins from mailbox_day`,
  );
  const [ledger] = await database.query('select state, lines, parsed, ignored, rejected, oversize, error from segment');
  return { spooled, folded, rolledUp, published, memoryBefore, peakMemory: process.resourceUsage().maxRSS * 1024, sums, ledger };
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
