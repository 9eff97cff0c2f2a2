// npm run bench -- queries: every question of the dashboard over HTTP, answers kept (ten clients at once) and made anew, against a plain scan of mailbox_day in the
// same run.
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../apps/api/dist/app.module.js';
import { readSettings } from '../../apps/api/dist/config/settings.js';
import { openInstallation } from '../../apps/api/dist/installation.js';
import { readProcessTime } from './cpu-time.mjs';
import { startProgram } from './live-program.mjs';
import { connectAsSystem, forgetAnswers } from './made-anew.mjs';
import { makeProvince, SPAN } from './make-province.mjs';
import { percentilesOf } from './spread.mjs';

/**
 * @typedef {{ name: string, mailboxes: number, agencies: number, limit: number, anewLimit: number, everybodyLimit: number, pageLimit: number, trendClients: number }} Size limits of a p95 in milliseconds, of figures that are kept or made anew, of those made anew of every person, and of a page of the directory; how many scan a year at once
 * @typedef {{ p50: number, p95: number, max: number, count: number, cpu: number | null }} Times milliseconds; `cpu` is processor time of the program per request
 */

/** @type {readonly Size[]} */
export const SIZES = [
  { name: '20k', mailboxes: 20_000, agencies: 100, limit: 50, anewLimit: 100, everybodyLimit: 600, pageLimit: 200, trendClients: 10 },
  { name: '200k', mailboxes: 200_000, agencies: 200, limit: 100, anewLimit: 200, everybodyLimit: 6000, pageLimit: 2000, trendClients: 1 },
];
const CLIENTS = 10;
const REQUESTS = 400;
const MONTH = { from: '2026-06-15', to: '2026-07-14' };
/** Of a year, for each mailbox: how many rows a scan must find. */
const WORKED_DAYS_AT_LEAST = 100;
/** How often each is asked to be made anew. */
const ANEW = 40;
/** How much faster the product makes an answer anew, at least, than the scan that would be asked instead; one client each. */
const RATIOS = { overview: 5, trend: 50 };

/** The last page of the directory begins so many rows before its end. */
const LAST_PAGE = 100;

/** @type {Record<string, string>} */
const QUESTIONS = {
  periods: 'periods',
  overview: 'adoption?ky=bc-2026-07&dn=du-2@1',
  'overview, as it was': 'adoption?ky=bc-2026-07&dn=du-2@1&cc=tai-thoi-diem',
  'trend of weeks': 'adoption?ky=tuan-2026-w28&dn=du-1@1',
  'habit of a quarter': 'adoption?ky=dl-2026-q2&dn=du-3@1',
  'sessions of a month': 'adoption?ky=dl-2026-06&dn=du-4@1',
  'sending of a year': 'adoption?ky=bc-2026&dn=du-5@1',
  'all definitions': 'adoption/sensitivity?ky=bc-2026-07',
  'mail by day': 'adoption/days?ky=bc-2026-07',
  'hours of the week': 'adoption/hours?ky=bc-2026-07',
  stickiness: 'adoption/stickiness?ky=bc-2026-07',
  'page of an agency': 'adoption/agencies/cq7?ky=bc-2026-07&dn=du-2@1',
  'coverage of a month': `ingest/coverage?from=${MONTH.from}&to=${MONTH.to}`,
  paper: 'paper?ky=bc-2026-07',
};
/** The one answer about figures that looks at every person of the province, in twelve periods: it is stored nowhere (ADR 18). */
const EVERYBODY = { 'lifecycle of everybody': 'adoption/lifecycle?ky=bc-2026-07' };
const FIGURES = { ...QUESTIONS, ...EVERYBODY };

/**
 * Pages of the directory, which few people look at; each is made anew from every person.
 * @param {Size} size
 * @returns {Record<string, string>}
 */
const directoryQuestions = ({ mailboxes }) => ({
  'directory, tree': 'directory/tree',
  'directory, first page': 'directory/officials?limit=100',
  'directory, a name': 'directory/officials?limit=10&q=nguoi%20123',
  'directory, last page': `directory/officials?limit=100&offset=${mailboxes - LAST_PAGE}`,
});
const DIRECTORY_CLIENTS = 2;

/** The same in plain SQL: DU-2 by agency and month, over the days of every mailbox. Coverage, leave and holidays, which cost more, are left out. */
const SCAN = `
  with used as (
    select date_trunc('month', d.day - 14) as month, m.agency_id, a.official_id,
           count(*) filter (where d.access_points > 0 and extract(isodow from d.day) <= 5) as accessed,
           count(distinct date_trunc('week', d.day)) filter (where d.sent > 0) as weeks
      from mailbox_day d
      join mailbox_assignment a on a.mailbox_id = d.mailbox_id and a.kind = 'personal' and a.valid_from <= d.day and (a.valid_to is null or a.valid_to > d.day)
      join membership m on m.official_id = a.official_id and m.valid_from <= d.day and (m.valid_to is null or m.valid_to > d.day)
     where d.day between $1 and $2
     group by 1, 2, 3)
  select month, agency_id, count(*) filter (where 5 * accessed >= 4 * 22 and weeks >= 3) from used group by 1, 2`;

/**
 * @param {string} folder that the database's account can reach; a province that stands in it is not made again
 * @param {Size} size
 */
export async function measureQueries(folder, size) {
  const data = join(folder, size.name);
  const mark = join(folder, `${size.name}.made`);
  const isMade = existsSync(mark);
  // Whoever made it last was stopped in the middle.
  if (!isMade) await rm(data, { recursive: true, force: true });
  const environment = { ...process.env, NHIPTHU_DATA: data, PORT: '0' };
  const installation = await openInstallation(readSettings(environment));
  try {
    if (!isMade) {
      await make(installation, size);
      await writeFile(mark, '');
    }
    const program = await startProgram(environment);
    try {
      return await measure(size, program, installation.runtime.databaseUrl);
    } finally {
      await program.stop();
    }
  } finally {
    await installation.close();
  }
}

/**
 * @param {Awaited<ReturnType<typeof openInstallation>>} installation
 * @param {Size} size
 */
async function make(installation, size) {
  const app = await NestFactory.createApplicationContext(AppModule.with(installation.runtime), { logger: ['error'], abortOnError: false });
  try {
    await makeProvince(app, size);
  } finally {
    await app.close();
  }
}

/**
 * @param {Size} size
 * @param {import('./live-program.mjs').LiveProgram} program
 * @param {string} url
 */
async function measure(size, program, url) {
  /** @type {Record<string, Times>} */
  const questions = {};
  // The first requests are those of a program that has just started.
  for (const path of Object.values(FIGURES)) await timeRequests(program, path, CLIENTS, REQUESTS / 4);
  for (const [name, path] of Object.entries(FIGURES)) {
    questions[name] = await timeRequests(program, path, CLIENTS, REQUESTS);
  }
  /** @type {Record<string, Times>} */
  const directory = {};
  for (const [name, path] of Object.entries(directoryQuestions(size)))
    directory[name] = await timeRequests(program, path, DIRECTORY_CLIENTS, 60);
  const client = await connectAsSystem(url);
  try {
    const [{ rows }] = (await client.query('select count(*)::float8 as rows from mailbox_day')).rows;
    const anew = await timeAnew(program, client);
    const scans = { overview: await timeScans(url, MONTH, CLIENTS), trend: await timeScans(url, SPAN, size.trendClients) };
    const scanAlone = { overview: (await timeScans(url, MONTH, 1)).p95, trend: (await timeScans(url, SPAN, 1)).p95 };
    const p95 = anew['overview']?.p95 ?? Number.NaN;
    const ratios = { overview: scanAlone.overview / p95, trend: scanAlone.trend / p95 };
    const slowAnew = Object.entries(anew).filter(([name, times]) => !(times.p95 <= anewLimitOf(size, name)));
    const slow = Object.entries(questions).filter(([, times]) => !(times.p95 <= size.limit));
    const slowPages = Object.entries(directory).filter(([, times]) => !(times.p95 <= size.pageLimit));
    const wrong = [
      // A scan of nothing is soon done.
      ...(rows >= size.mailboxes * WORKED_DAYS_AT_LEAST ? [] : [`there are only ${rows} mailbox-days`]),
      ...slow.map(([name, times]) => `${name}: p95 ${times.p95.toFixed(1)} ms is over ${size.limit} ms`),
      ...slowAnew.map(([name, times]) => `${name}, made anew: p95 ${times.p95.toFixed(1)} ms is over ${anewLimitOf(size, name)} ms`),
      ...slowPages.map(([name, times]) => `${name}: p95 ${times.p95.toFixed(1)} ms is over ${size.pageLimit} ms`),
      ...Object.entries(RATIOS).flatMap(([name, least]) => {
        const ratio = name === 'trend' ? ratios.trend : ratios.overview;
        return ratio >= least ? [] : [`${name}: ${ratio.toFixed(0)} times faster than a scan, not ${least}`];
      }),
    ];
    return { ...size, rows, clients: CLIENTS, questions, anew, directory, scans, scanAlone, ratios, wrong };
  } finally {
    await client.end();
  }
}

/** @param {Size} size @param {string} name of a question */
function anewLimitOf({ anewLimit, everybodyLimit }, name) {
  return name in EVERYBODY ? everybodyLimit : anewLimit;
}

/**
 * @param {import('./live-program.mjs').LiveProgram} program
 * @param {string} path
 * @param {number} clients
 * @param {number} count
 * @returns {Promise<Times>}
 */
async function timeRequests(program, path, clients, count) {
  /** @type {number[]} */
  const times = [];
  const client = async () => {
    for (let at = 0; at < count / clients; at += 1) {
      const started = performance.now();
      await program.take(path, agent);
      times.push(performance.now() - started);
    }
  };
  const agent = new Agent({ keepAlive: true });
  const before = await readProcessTime(program.child.pid);
  await Promise.all(Array.from({ length: clients }, client));
  const after = await readProcessTime(program.child.pid);
  agent.destroy();
  return { ...percentilesOf(times), cpu: before === null || after === null ? null : (after - before) / times.length };
}

/**
 * Every question by one client, each time made anew.
 * @param {import('./live-program.mjs').LiveProgram} program
 * @param {import('pg').Client} client
 */
async function timeAnew(program, client) {
  const agent = new Agent({ keepAlive: true });
  /** @type {Record<string, ReturnType<typeof percentilesOf>>} */
  const anew = {};
  for (const [name, path] of Object.entries(FIGURES)) {
    const times = [];
    for (let at = 0; at < ANEW; at += 1) {
      await forgetAnswers(client);
      const started = performance.now();
      await program.take(path, agent);
      times.push(performance.now() - started);
    }
    anew[name] = percentilesOf(times);
  }
  agent.destroy();
  return anew;
}

/**
 * One scan of each client, all at once.
 * @param {string} url
 * @param {{ from: string, to: string }} span
 * @param {number} clients
 */
async function timeScans(url, { from, to }, clients) {
  const times = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = await connectAsSystem(url);
      try {
        const started = performance.now();
        await client.query(SCAN, [from, to]);
        return performance.now() - started;
      } finally {
        await client.end();
      }
    }),
  );
  return percentilesOf(times);
}

/** @param {Awaited<ReturnType<typeof measureQueries>>} report */
export function describeQueries(report) {
  const { name, mailboxes, agencies, rows, clients, questions, anew, directory, scans, scanAlone, ratios, limit, anewLimit, wrong } =
    report;
  const number = (/** @type {number} */ value) => Math.round(value).toLocaleString('en');
  const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
  const tellAnew = (/** @type {{ p95: number, p50: number } | undefined} */ times) =>
    times === undefined ? '' : `; made anew p95 ${ms(times.p95)}, p50 ${ms(times.p50)}`;
  return [
    `${name}: ${number(mailboxes)} mailboxes of ${agencies} agencies, one year, ${number(rows)} mailbox-days (of a hash of person and day: no seed); answers that are kept ${clients} clients at once, made anew one`,
    ...Object.entries({ ...questions, ...directory }).map(
      ([question, { p50, p95, max, cpu }]) =>
        `  ${question.padEnd(22)} p95 ${ms(p95)}, p50 ${ms(p50)}, longest ${ms(max)}${cpu === null ? '' : `, ${ms(cpu)} of processor each`}${tellAnew(anew[question])}`,
    ),
    `  plain scan, month      p95 ${ms(scanAlone.overview)} of one client (${scans.overview.count} at once ${ms(scans.overview.p95)}): the overview's p95, made anew, is ${number(ratios.overview)} times faster`,
    `  plain scan, 12 months  p95 ${ms(scanAlone.trend)} of one client (${scans.trend.count} at once ${ms(scans.trend.p95)}): the trend, in the same answer, is ${number(ratios.trend)} times faster`,
    wrong.length === 0
      ? `  every p95 within ${limit} ms, made anew within ${anewLimit} ms (of every person: ${report.everybodyLimit} ms; pages of the directory, ${DIRECTORY_CLIENTS} clients: ${report.pageLimit} ms)`
      : `  MISSED: ${wrong.join('; ')}`,
  ].join('\n');
}
