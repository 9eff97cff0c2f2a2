// npm run bench -- load: 200 users of all roles, 100 questions a second, while logs come in at half of the speed that was measured before.
import 'reflect-metadata';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccountService } from '../../apps/api/dist/access/account.service.js';
import { AppModule } from '../../apps/api/dist/app.module.js';
import { readSettings } from '../../apps/api/dist/config/settings.js';
import { DirectoryService } from '../../apps/api/dist/directory/directory.service.js';
import { openInstallation } from '../../apps/api/dist/installation.js';
import { WorkerSessions } from '../../apps/api/dist/queue/worker-sessions.js';
import { SEED, writeBenchLog } from './bench-log.mjs';
import { startProgram } from './live-program.mjs';
import { cutSlices, LogFeeder } from './load-feeder.mjs';
import { checkQuestions, countUsers, runUsers } from './load-users.mjs';
import { startWorkerProcess } from './worker-process.mjs';

/** @typedef {Awaited<ReturnType<typeof measureLoad>>} LoadReport */

const CLI = fileURLToPath(new URL('../../apps/api/bin/nhipthu.js', import.meta.url));
const ORIGIN = 'thu-tinh';
const USERS = 200;
const LOAD = { perSecond: 100, seconds: 60 };
const LIMITS = { p95: 200, p99: 500 };
/** Taken in before the users come: what the full speed is measured by, and what the charts then show. */
const FIRST_LINES = 1_000_000;
/** Slices of the burst that must be turned away and lose nothing: three times as many at once as are taken. */
const BURST = { slices: 24, bytes: 1_000_000 };
const SLICE_MS = 1_000;
const DRAIN_LIMIT_MS = 300_000;

/**
 * @param {string} folder a new folder that the database's account can reach
 * @param {number} lines of the whole log; at least what is fed in the minute
 */
export async function measureLoad(folder, lines) {
  const log = await writeBenchLog(folder, lines);
  const environment = { ...process.env, NHIPTHU_DATA: join(folder, 'data'), PORT: '0' };
  const installation = await openInstallation(readSettings(environment));
  const { databaseUrl, dataFolder } = installation.runtime;
  try {
    const app = await NestFactory.createApplicationContext(AppModule.with(installation.runtime), {
      logger: ['error'],
      abortOnError: false,
    });
    try {
      await importDirectory(app, folder);
      const sessions = app.get(WorkerSessions);
      const worker = await startWorkerProcess({ databaseUrl, dataFolder, isReady: () => sessions.hasAny() });
      try {
        const program = await startProgram({ ...environment, DATABASE_URL: databaseUrl, ROLE: 'api' });
        try {
          return await measure({ app, log, program, env: { ...environment, DATABASE_URL: databaseUrl } });
        } finally {
          await program.stop();
        }
      } finally {
        await worker.stop();
      }
    } finally {
      await app.close();
    }
  } finally {
    await installation.close();
  }
}

/**
 * @param {import('@nestjs/common').INestApplicationContext} app
 * @param {string} folder
 */
async function importDirectory(app, folder) {
  const read = async (/** @type {string} */ name) => ({ name, bytes: await readFile(join(folder, name)) });
  const [directory, aliases] = [await read('directory.csv'), await read('aliases.csv')];
  const { faults } = await app.get(DirectoryService).importFiles({ directory, aliases, isDryRun: false });
  if (faults.length > 0) throw new Error(`the directory was refused: ${JSON.stringify(faults[0])}`);
}

/**
 * @param {{ app: import('@nestjs/common').INestApplicationContext, log: Awaited<ReturnType<typeof writeBenchLog>>,
 *   program: import('./live-program.mjs').LiveProgram, env: NodeJS.ProcessEnv }} scene
 */
async function measure({ app, log, program, env }) {
  const database = app.get(DataSource);
  const people = await signInAll(app, program);
  const feeder = new LogFeeder(program.address, ORIGIN, await makeToken(env));
  const bytesALine = log.bytes / log.lines;
  let sliceBytes = FIRST_LINES * bytesALine;
  const slices = cutSlices(log.path, () => sliceBytes);
  const full = await feedFirst(feeder, slices, database);
  const target = { address: program.address, users: people, period: await findPeriod(program) };
  await checkQuestions(target);
  sliceBytes = (full / 2) * bytesALine * (SLICE_MS / 1000);
  const before = feeder.lines;
  const stop = new AbortController();
  const feeding = feeder.sendSteadily(slices, SLICE_MS, stop.signal);
  const users = await runUsers({ ...target, ...LOAD });
  stop.abort();
  const { seconds, isWhole } = await feeding;
  const fedPerSecond = (feeder.lines - before) / seconds;
  const behindSeconds = await waitUntilCounted(database);
  sliceBytes = BURST.bytes;
  const burst = await sendBurst(feeder, slices);
  sliceBytes = 64_000_000;
  for await (const rest of slices) await feeder.send(rest);
  await waitUntilCounted(database);
  const wrong = [
    ...users.wrong,
    ...(isWhole ? [] : ['the log was at an end before the minute was: ask for more lines']),
    ...(users.all.p95 <= LIMITS.p95 ? [] : [`p95 ${users.all.p95.toFixed(0)} ms is over ${LIMITS.p95} ms`]),
    ...(users.all.p99 <= LIMITS.p99 ? [] : [`p99 ${users.all.p99.toFixed(0)} ms is over ${LIMITS.p99} ms`]),
    ...(users.perSecond >= LOAD.perSecond * 0.95 ? [] : [`only ${users.perSecond.toFixed(0)} questions a second were answered`]),
    ...(fedPerSecond >= full * 0.45 ? [] : [`only ${fedPerSecond.toFixed(0)} lines/s were fed`]),
    ...(burst.turnedAway > 0 && feeder.silent === 0
      ? []
      : [`of a burst ${burst.turnedAway} were turned away, ${feeder.silent} answers were without Retry-After`]),
    ...(feeder.unavailable === 0 ? [] : [`${feeder.unavailable} slices were answered 503`]),
    ...(await findWrong(database, log, feeder.lines)),
  ];
  const ingest = { fullPerSecond: full, fedPerSecond, behindSeconds, lines: feeder.lines };
  return {
    schemaVersion: 2,
    benchmark: 'load',
    seed: SEED,
    mailboxes: log.mailboxes,
    limits: LIMITS,
    users,
    ingest,
    burst,
    isRight: wrong.length === 0,
    wrong,
  };
}

/**
 * Lines a second from the first byte to committed days, nobody else asking.
 * @param {LogFeeder} feeder
 * @param {AsyncGenerator<Buffer>} slices
 * @param {DataSource} database
 */
async function feedFirst(feeder, slices, database) {
  const started = performance.now();
  const { value } = await slices.next();
  await feeder.send(value);
  await waitUntil(
    database,
    `select not exists (select from segment where state not in ('folded', 'failed')) and not exists (select from dirty_day) as is_reached`,
  );
  const full = feeder.lines / ((performance.now() - started) / 1000);
  await waitUntilCounted(database);
  return full;
}

/** The newest reporting month with figures. @param {import('./live-program.mjs').LiveProgram} program */
async function findPeriod(program) {
  /** @type {import('@nhip-thu/metrics').PeriodsReply} */
  const { periods } = await program.read('periods');
  const found = periods.find(({ id }) => /^bc-\d{4}-\d\d$/.test(id));
  if (found === undefined) throw new Error('no reporting month has figures');
  return found.id;
}

/**
 * @param {LogFeeder} feeder
 * @param {AsyncGenerator<Buffer>} slices
 */
async function sendBurst(feeder, slices) {
  const before = feeder.turnedAway;
  const burst = [];
  for (let at = 0; at < BURST.slices; at += 1) {
    const { done, value } = await slices.next();
    if (done !== true) burst.push(value);
  }
  await Promise.all(burst.map((slice) => feeder.send(slice)));
  return { slices: burst.length, turnedAway: feeder.turnedAway - before, unavailable: feeder.unavailable, silent: feeder.silent };
}

/** Seconds until everything that came in is in the days and their periods. @param {DataSource} database */
async function waitUntilCounted(database) {
  const started = performance.now();
  await waitUntil(
    database,
    `select not exists (select from segment where state not in ('folded', 'failed')) and not exists (select from dirty_day)
        and not exists (select from dirty_period) as is_reached`,
  );
  return (performance.now() - started) / 1000;
}

/**
 * @param {DataSource} database
 * @param {string} query
 */
async function waitUntil(database, query) {
  for (const started = performance.now(); ; await delay(50)) {
    const [row] = await database.query(query);
    if (row?.is_reached) return;
    if (performance.now() - started > DRAIN_LIMIT_MS) throw new Error(`not reached in ${DRAIN_LIMIT_MS / 1000} s: ${query}`);
  }
}

/**
 * Every line once: the ledger holds each, and the days hold what the generator put in.
 * @param {DataSource} database
 * @param {Awaited<ReturnType<typeof writeBenchLog>>} log
 * @param {number} lines that were taken in
 */
async function findWrong(database, { truth, lines: written }, lines) {
  const [found] = await database.query(
    `select coalesce(sum(sent), 0)::int as sent, coalesce(sum(received), 0)::int as received, coalesce(sum(logins), 0)::int as logins from mailbox_day`,
  );
  const [ledger] = await database.query('select sum(lines)::int as lines, sum(rejected + oversize)::int as rejected from segment');
  return [
    ...Object.entries(truth)
      .filter(([name, value]) => found[name] !== value)
      .map(([name, value]) => `${name} ${found[name]} instead of ${value}`),
    ...(ledger.lines === written && lines === written ? [] : [`${ledger.lines} lines in the ledger, ${lines} taken in, of ${written}`]),
    ...(ledger.rejected === 0 ? [] : [`${ledger.rejected} lines were rejected`]),
  ];
}

/**
 * So many people of every role, each with an account and a session of their own: those of agencies in one agency after the other, officials one after the
 * other of the directory.
 * @param {import('@nestjs/common').INestApplicationContext} app
 * @param {import('./live-program.mjs').LiveProgram} program
 * @returns {Promise<import('./load-users.mjs').User[]>}
 */
async function signInAll(app, program) {
  const accounts = app.get(AccountService, { strict: false });
  const database = app.get(DataSource);
  /** @type {{ id: number, code: string }[]} */
  const agencies = await database.query(
    'select id, code from agency where code is not null and exists (select from membership where agency_id = agency.id) order by id',
  );
  /** @type {{ id: number }[]} */
  const officials = await database.query('select id from official order by id limit $1', [USERS]);
  /** @type {import('./load-users.mjs').User[]} */
  const users = [];
  for (const [role, count] of countUsers(USERS)) {
    for (let at = 0; at < count; at += 1) {
      const [agency, official] = [agencies[at % agencies.length], officials[at % officials.length]];
      if (agency === undefined || official === undefined) throw new Error('the directory is empty');
      const [username, password] = [`tai-${role}-${at}`, randomBytes(12).toString('base64url')];
      const scope = { ...(role === 'agency' && { agencyId: agency.id }), ...(role === 'official' && { officialId: official.id }) };
      await accounts.ensureAccount({ username, displayName: `Tải ${role} ${at}`, role, password, ...scope });
      users.push({ role, cookie: await program.openSession(username, password), agency: agency.code });
    }
  }
  return users;
}

/** @param {NodeJS.ProcessEnv} env */
async function makeToken(env) {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'origin', 'token', ORIGIN], { env });
  const token = /nt_\S+/.exec(stdout)?.[0];
  if (token === undefined) throw new Error(`no token was printed: ${stdout}`);
  return token;
}

/** @param {LoadReport} report */
export function describeLoad({ seed, mailboxes, users, ingest, burst, limits, isRight, wrong }) {
  const number = (/** @type {number} */ value) => Math.round(value).toLocaleString('en');
  const line = (/** @type {import('./load-users.mjs').RoleTimes} */ { role, requests, p50, p95, p99, max }) =>
    `  ${role.padEnd(19)} ${number(requests).padStart(6)} answers, p50 ${number(p50)} ms, p95 ${number(p95)} ms, p99 ${number(p99)} ms, longest ${number(max)} ms`;
  return [
    `load: a province of ${number(mailboxes)} mailboxes (seed ${seed}); ${users.users} users with a session and an open page each, ${users.perSecond.toFixed(0)} questions/s for ${users.seconds} s, while ${number(ingest.fedPerSecond)} lines/s came in ` +
      `(full speed alone ${number(ingest.fullPerSecond)}); all in the figures ${ingest.behindSeconds.toFixed(1)} s after the last`,
    ...[users.all, ...users.roles].map(line),
    `  pages told ${number(users.news)} times that figures changed, none cut off`,
    `  burst of ${burst.slices} slices at once: ${burst.turnedAway} answers 429, of all answers ${burst.unavailable} 503, ${burst.silent} without Retry-After; every line of ${number(ingest.lines)} counted once`,
    isRight ? `  p95 within ${limits.p95} ms, p99 within ${limits.p99} ms, no error` : `  MISSED: ${wrong.join('; ')}`,
  ].join('\n');
}
