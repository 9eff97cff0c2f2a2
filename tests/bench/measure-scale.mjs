// How far one machine reaches: a backlog of log files worked off by one to four workers, and provinces of several sizes with a year of figures.
import { chmod, mkdir, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../../apps/api/dist/app.module.js';
import { readSettings } from '../../apps/api/dist/config/settings.js';
import { openInstallation } from '../../apps/api/dist/installation.js';
import { SEED, writeDayLogs } from './bench-log.mjs';
import { readCpuTime } from './cpu-time.mjs';
import { startProgram } from './live-program.mjs';
import { connectAsSystem, forgetAnswers } from './made-anew.mjs';
import { makeProvince } from './make-province.mjs';
import { runBacklog } from './programs.mjs';
import { percentilesOf } from './spread.mjs';
import { readTableBytes } from './table-bytes.mjs';

/**
 * @typedef {{ name: string, mailboxes: number, agencies: number, from?: string }} ScaleSize
 * @typedef {Awaited<ReturnType<typeof measureProvince>>} ProvinceResult
 * @typedef {import('./measure-backlog.mjs').Backlog & { workers: number }} BacklogRun
 * @typedef {{ workers: number, runs: readonly BacklogRun[] }} BacklogResult
 * @typedef {{ sizes: readonly ScaleSize[], workers: readonly number[], days: number, rounds: number, hasYear: boolean }} ScaleOptions `hasYear`: the backlog of a year too
 * @typedef {Awaited<ReturnType<typeof measureScale>>} ScaleReport
 */

/** Two million for a week: their year takes hours and some eighty gigabytes. @type {readonly ScaleSize[]} */
export const SCALE_SIZES = [
  { name: '20k', mailboxes: 20_000, agencies: 100 },
  { name: '200k', mailboxes: 200_000, agencies: 200 },
  { name: '2m', mailboxes: 2_000_000, agencies: 2_000, from: '2026-07-08' },
];
export const WORKERS = [1, 2, 3, 4];
export const ROUNDS = 3;
/** Twelve servers for half a month: twenty thousand mailboxes. */
export const DAYS = 15;
const ORIGINS = 12;
/** The whole year of all of them once, by as many workers as this. */
const YEAR = { days: 365, workers: 2 };
const OVERVIEW = 'adoption?ky=bc-2026-07&dn=du-2@1';
const LOOKS = 30;

/**
 * @param {string} folder that the database's account can reach
 * @param {ScaleOptions} options
 */
export async function measureScale(folder, { sizes, workers, days, rounds, hasYear }) {
  const { log, backlogs } = await measureBacklogs(folder, { workers, days, rounds });
  const year = hasYear ? await measureYear(folder) : null;
  /** @type {ProvinceResult[]} */
  const provinces = [];
  for (const size of sizes) {
    console.error(`scale: ${size.mailboxes} mailboxes …`);
    provinces.push(await measureProvince(folder, size));
  }
  const wrong = [
    ...backlogs.flatMap(({ runs }) => runs.flatMap((run) => findWrong(run, log))),
    ...(year === null ? [] : findWrong(year.run, year.log)),
    ...provinces
      .filter(({ rows, mailboxes, days: span }) => rows < (mailboxes * span) / 4)
      .map(({ name, rows }) => `${name}: only ${rows} mailbox-days`),
  ];
  return {
    ...{ schemaVersion: 3, benchmark: 'scale', seed: SEED, rounds, isRight: wrong.length === 0, wrong },
    ...{ log: describeLog(log), backlogs, provinces },
    year: year && { log: describeLog(year.log), run: year.run },
  };
}

/** Of all servers together. @param {Awaited<ReturnType<typeof writeDayLogs>>} log */
function describeLog({ lines, bytes, days, mailboxes }) {
  return { lines: lines * ORIGINS, bytes: bytes * ORIGINS, days: days.length, origins: ORIGINS, mailboxes };
}

/** Needs some 25 GB while it runs: the files that are handed over are kept as they came. @param {string} folder */
async function measureYear(folder) {
  const logs = join(folder, 'year');
  await mkdir(logs, { mode: 0o755 });
  const log = await writeDayLogs(logs, YEAR.days, ORIGINS);
  console.error(`scale: a year's backlog of ${log.lines * ORIGINS} lines, workers: ${YEAR.workers} …`);
  const run = await runBacklog({ folder: logs, days: log.days, origins: ORIGINS, workers: YEAR.workers });
  await rm(logs, { recursive: true });
  return { log, run: { ...run, workers: YEAR.workers } };
}

/**
 * Every number of workers takes its turn in every round, so that all meet the same states of the machine.
 * @param {string} folder
 * @param {Omit<ScaleOptions, 'sizes' | 'hasYear'>} options
 */
async function measureBacklogs(folder, { workers, days, rounds }) {
  const logs = join(folder, 'backlog');
  await mkdir(logs, { mode: 0o755 });
  const log = await writeDayLogs(logs, days, ORIGINS);
  /** @type {{ workers: number, runs: BacklogRun[] }[]} */
  const backlogs = workers.map((count) => ({ workers: count, runs: [] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { workers: count, runs } of backlogs) {
      console.error(`scale: a backlog of ${log.lines * ORIGINS} lines, workers: ${count}, round ${round} of ${rounds} …`);
      runs.push({ ...(await runBacklog({ folder: logs, days: log.days, origins: ORIGINS, workers: count })), workers: count });
    }
  }
  await rm(logs, { recursive: true });
  return { log, backlogs };
}

/**
 * A fast wrong answer is a failure: every origin must have added what the generator put into the log.
 * @param {BacklogRun} run
 * @param {Awaited<ReturnType<typeof writeDayLogs>>} log
 */
function findWrong({ workers, sums, lines, failed }, log) {
  const expected = {
    ...Object.fromEntries(Object.entries(log.truth).map(([name, sum]) => [name, sum * ORIGINS])),
    ...{ lines: log.lines * ORIGINS, failed: 0 },
  };
  /** @type {Record<string, number>} */
  const found = { ...sums, lines, failed };
  return Object.entries(expected)
    .filter(([name, value]) => found[name] !== value)
    .map(([name, value]) => `${workers} workers: ${name} ${found[name]} instead of ${value}`);
}

/**
 * @param {string} folder
 * @param {ScaleSize} size
 */
async function measureProvince(folder, size) {
  const data = join(folder, size.name);
  const environment = { ...process.env, NHIPTHU_DATA: data, PORT: '0' };
  const installation = await openInstallation(readSettings(environment));
  try {
    await chmod(data, 0o755);
    const module = AppModule.with(installation.runtime);
    const app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
    /** @type {Awaited<ReturnType<typeof makeProvince>>} */
    let gathered;
    /** @type {Record<string, number>} */
    let tableBytes;
    let rows = 0;
    try {
      gathered = await makeProvince(app, size, () => readCpuTime(data, { readTime: async () => 0 }));
      const database = app.get(DataSource);
      tableBytes = await readTableBytes(database);
      rows = (await database.query('select count(*)::float8 as rows from mailbox_day'))[0].rows;
    } finally {
      await app.close();
    }
    // Of the largest so far: sizes come in their order.
    const peakMemory = process.resourceUsage().maxRSS * 1024;
    return { ...size, rows, tableBytes, ...gathered, peakMemory, overview: await lookAt(environment, installation.runtime.databaseUrl) };
  } finally {
    await installation.close();
    await rm(data, { recursive: true, force: true });
  }
}

/**
 * Milliseconds until the overview is there, for one who looks again and again: at an answer that is kept, and at one that is made anew each time.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} databaseUrl
 */
async function lookAt(environment, databaseUrl) {
  const client = await connectAsSystem(databaseUrl);
  const program = await startProgram(environment).catch(async (error) => {
    await client.end();
    throw error;
  });
  const agent = new Agent({ keepAlive: true });
  /** @param {() => Promise<void>} prepare */
  const look = async (prepare) => {
    await prepare();
    const begun = performance.now();
    await program.take(OVERVIEW, agent);
    return performance.now() - begun;
  };
  /** @param {() => Promise<void>} prepare */
  const lookAgain = async (prepare) => {
    const times = [];
    for (let at = 0; at < LOOKS; at += 1) times.push(await look(prepare));
    return percentilesOf(times);
  };
  const nothing = () => Promise.resolve();
  try {
    const first = await look(nothing);
    // What begins with a program (its own compiler's work, the first connections) is no one's everyday.
    await lookAgain(() => forgetAnswers(client));
    return { first, kept: await lookAgain(nothing), anew: await lookAgain(() => forgetAnswers(client)) };
  } finally {
    agent.destroy();
    await client.end();
    await program.stop();
  }
}
