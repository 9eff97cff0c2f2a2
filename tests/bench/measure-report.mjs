// npm run bench -- report: the report of the province, built from the frozen figures of the demo.
import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../apps/api/dist/app.module.js';
import { readSettings } from '../../apps/api/dist/config/settings.js';
import { DemoService } from '../../apps/api/dist/demo/demo.service.js';
import { Reconciler } from '../../apps/api/dist/ingest/reconciler.js';
import { openInstallation } from '../../apps/api/dist/installation.js';
import { JobWorkers } from '../../apps/api/dist/queue/job-workers.js';
import { ReportService } from '../../apps/api/dist/reports/documents/report.service.js';
import { describeSeconds, spreadOf } from './spread.mjs';

const REQUEST = /** @type {const} */ ({ periodId: 'bc-2026-07', template: 'monthly' });
const FORMATS = /** @type {const} */ (['docx', 'pdf', 'xlsx']);
/** Wanted of a process that has built none before, seconds. */
const LIMIT = 5;
const RUNS = 6;
/** The report has a row for each. */
const AGENCIES_AT_LEAST = 30;

/** @param {string} folder a new folder that the database's account can reach */
export async function measureReport(folder) {
  const environment = { ...process.env, NHIPTHU_DATA: join(folder, 'data'), PORT: '0' };
  const installation = await openInstallation(readSettings(environment), { subfolder: 'demo' });
  try {
    const app = await NestFactory.createApplicationContext(AppModule.with(installation.runtime), {
      logger: ['error'],
      abortOnError: false,
    });
    try {
      await app.get(JobWorkers).start();
      await app.get(Reconciler).start();
      await app.get(DemoService).ensureDemo({ signal: new AbortController().signal, onProgress: () => undefined });
      return await measure(app.get(ReportService));
    } finally {
      await app.close();
    }
  } finally {
    await installation.close();
  }
}

/** @param {ReportService} reports */
async function measure(reports) {
  /** @type {{ seconds: number, cpu: number }[]} */
  const runs = [];
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const wrong = [];
  for (let run = 0; run < RUNS; run += 1) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    const files = await reports.build(REQUEST, FORMATS);
    const { user, system } = process.cpuUsage(before);
    runs.push({ seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 });
    for (const { name, bytes } of files) {
      if (sizes.has(name) && sizes.get(name) !== bytes.byteLength) wrong.push(`${name} was not the same again`);
      sizes.set(name, bytes.byteLength);
    }
  }
  const { appendices } = await reports.compose(REQUEST);
  const tables = appendices.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])));
  const agencies = Math.max(0, ...tables.map(({ rows }) => rows.length));
  const [first, ...later] = runs;
  if (first === undefined) throw new Error('nothing was built');
  if (sizes.size !== FORMATS.length) wrong.push(`${sizes.size} files instead of ${FORMATS.length}`);
  if (agencies < AGENCIES_AT_LEAST) wrong.push(`the report is of ${agencies} agencies only`);
  if (!(first.seconds <= LIMIT)) wrong.push(`the first took ${first.seconds.toFixed(2)} s, over ${LIMIT} s`);
  return {
    ...{ schemaVersion: 1, benchmark: 'report', periodId: REQUEST.periodId, formats: FORMATS, agencies },
    ...{ first, later: { seconds: spreadOf(later.map(({ seconds }) => seconds)), cpu: spreadOf(later.map(({ cpu }) => cpu)) } },
    ...{ sizes: Object.fromEntries(sizes), wrong, isRight: wrong.length === 0 },
  };
}

/** @param {Awaited<ReturnType<typeof measureReport>>} report */
export function describeReport({ formats, agencies, first, later, sizes, wrong }) {
  return [
    `Report of the province, ${agencies} agencies, as ${formats.join(', ')}, from frozen figures to bytes (the demo: the same in every run)`,
    `  first in its process   ${first.seconds.toFixed(2)} s, ${first.cpu.toFixed(2)} s of processor`,
    `  later ones             ${describeSeconds(later.seconds)}, ${describeSeconds(later.cpu)} of processor`,
    ...Object.entries(sizes).map(([name, bytes]) => `  ${name.padEnd(28)} ${Math.round(bytes / 1000)} kB`),
    wrong.length === 0 ? `  the first within ${LIMIT} s` : `  MISSED: ${wrong.join('; ')}`,
  ].join('\n');
}
