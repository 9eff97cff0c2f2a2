// What the bench of scale found, as text and as the section of docs/scale.md.
import { cpus } from 'node:os';
import { writeTable } from './figures-page.mjs';
import { spreadOf } from './spread.mjs';

/**
 * @typedef {import('./measure-scale.mjs').ScaleReport} ScaleReport
 * @typedef {import('./measure-scale.mjs').ProvinceResult} ProvinceResult
 * @typedef {import('./measure-scale.mjs').BacklogResult} BacklogResult
 */

const DAYS_A_YEAR = 365;
/** A further worker that brings less is not worth its memory. */
const WORTH = 1.15;
/** What nobody waited for is computed from the largest that was measured. */
const LARGEST = 2_000_000;
const BEGIN = '<!-- figures -->';
const END = '<!-- /figures -->';

const whole = (/** @type {number} */ value) => Math.round(value).toLocaleString('en');
const gigabytes = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(2)} GB`;
const milliseconds = (/** @type {number} */ value) => `${value.toFixed(1)} ms`;
const perMailbox = (/** @type {number | undefined} */ bytes, /** @type {number} */ mailboxes) => (bytes ?? Number.NaN) / mailboxes;
const seconds = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 1 : 0)} s`;

/** @param {ScaleReport} report */
export function describeScale(report) {
  const outcome = report.isRight ? 'every sum is that of the generator' : `WRONG: ${report.wrong.join('; ')}`;
  return [...listTables(report), outcome].join('\n\n');
}

/**
 * The page with the section between its marks replaced.
 * @param {string} page
 * @param {ScaleReport} report
 * @param {[string, string][]} circumstances
 */
export function replaceFigures(page, report, circumstances) {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the page has no ${BEGIN} … ${END}`);
  const section = [BEGIN, writeTable(['', ''], circumstances), ...listTables(report), ''].join('\n\n');
  return `${page.slice(0, begin)}${section}${page.slice(end)}`;
}

/** @param {ScaleReport} report */
function listTables(report) {
  return [describeBacklog(report), describeBend(report), ...describeYear(report), describeCost(report), ...describeProvinces(report)];
}

/** The middle one of the rounds, by the time at which all was done. @param {BacklogResult | undefined} backlog */
function middleOf(backlog) {
  const sorted = (backlog?.runs ?? []).toSorted((a, b) => a.published - b.published);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}

/** @param {ScaleReport} report */
function describeBacklog({ log, backlogs, rounds }) {
  const one = middleOf(backlogs[0])?.published ?? Number.NaN;
  const head = [
    ...['Workers', 'Folded', 'Days', 'Periods: all done', 'shortest, longest', 'Lines/s', 'Against one'],
    ...['Processor: workers', 'Processor: database', 'Most memory of one'],
  ];
  const rows = backlogs.flatMap((backlog) => {
    const run = middleOf(backlog);
    if (run === undefined) return [];
    const { min, max } = spreadOf(backlog.runs.map(({ published }) => published));
    return [
      [
        ...[
          String(backlog.workers),
          seconds(run.folded),
          seconds(run.rolledUp),
          seconds(run.published),
          `${seconds(min)}, ${seconds(max)}`,
        ],
        ...[whole(log.lines / run.published), `× ${(one / run.published).toFixed(2)}`],
        ...[seconds(run.cpu.workers), run.cpu.database === null ? '?' : seconds(run.cpu.database)],
        `${whole(Math.max(...backlog.runs.map(({ peakMemory }) => peakMemory)) / 1e6)} MB`,
      ],
    ];
  });
  const what = `A backlog of ${whole(log.lines)} lines (${gigabytes(log.bytes)}): ${log.origins} servers, ${log.days} days each in a file a day, ${whole(log.mailboxes)} mailboxes. Seconds from the start of the workers, their start included: the middle one of ${rounds} rounds, in each of which every number of workers had its turn.`;
  return `${what}\n\n${writeTable(head, rows)}`;
}

/** How many processors were at work, and from how many workers on another brings little. @param {ScaleReport} report */
function describeBend({ backlogs }) {
  const runs = backlogs.flatMap((backlog) => middleOf(backlog) ?? []);
  const bend = runs.find(({ published }, at) => at + 1 < runs.length && published / (runs[at + 1]?.published ?? Number.NaN) < WORTH);
  const last = bend ?? runs.at(-1);
  if (last === undefined) return '';
  const busy = (last.cpu.workers + (last.cpu.database ?? Number.NaN)) / last.published;
  const processors = `workers and database keep ${busy.toFixed(1)} of ${cpus().length} processors busy (the embedded PostgreSQL runs on the same machine)`;
  return bend === undefined
    ? `It does not bend up to ${last.workers} workers; with so many, ${processors}.`
    : `It bends at ${bend.workers}: one worker more brings less than ${Math.round((WORTH - 1) * 100)} %; with so many, ${processors}.`;
}

/** The backlog of a whole year, where it was measured. @param {ScaleReport} report */
function describeYear({ year }) {
  if (year === null) return [];
  const { log, run } = year;
  const what = `A backlog of a whole year, once: ${whole(log.lines)} lines (${gigabytes(log.bytes)}), ${log.origins} servers, ${log.days} days each, ${whole(log.mailboxes)} mailboxes; ${run.workers} workers.`;
  const head = [
    'Taken in, before any worker',
    'Folded',
    'Days',
    'Periods: all done',
    'Lines/s',
    'Processor: workers',
    'Processor: database',
    'Most memory of one',
    'Spool',
    'Database',
  ];
  const row = [
    ...[seconds(run.received), seconds(run.folded), seconds(run.rolledUp), seconds(run.published), whole(log.lines / run.published)],
    ...[seconds(run.cpu.workers), run.cpu.database === null ? '?' : seconds(run.cpu.database), `${whole(run.peakMemory / 1e6)} MB`],
    ...[gigabytes(run.spoolBytes), gigabytes(run.tableBytes['all'] ?? Number.NaN)],
  ];
  return [`${what}\n\n${writeTable(head, [row])}`];
}

/** By the last days of the invented province, when most people use their mailboxes, and by its whole year, in which they begin to. @param {ScaleReport} report */
function describeCost({ year, log, backlogs, provinces }) {
  const backlog = middleOf(backlogs[0]);
  const province = largestYear(provinces);
  if (backlog === undefined || province === undefined) return '';
  const costs = [listCosts(log, backlog), ...(year === null ? [] : [listCosts(year.log, year.run)])];
  const head = ['', `As in ${log.days} days with all in use`, ...(year === null ? [] : ['As in the whole year'])];
  const perYear = `${(processorOf(province) / province.mailboxes).toFixed(4)} s`;
  const days = `${whole(perMailbox(province.tableBytes['mailboxDays'], province.mailboxes))} bytes of days and their indexes there`;
  const rows = COSTS.map((what, at) => [what, ...costs.map((cost) => cost[at] ?? '?')]);
  const again = `A year computed again from the days of mailboxes takes ${perYear} of processor in the province of ${whole(province.mailboxes)} below (${days}).`;
  return `One mailbox for one year:\n\n${writeTable(head, rows)}\n\n${again}`;
}

const COSTS = [
  'Lines of log',
  'Raw files in the spool, as sent (not packed)',
  'Facts (what figures are computed from again)',
  'Days of mailboxes, with indexes',
  'Processor of workers, from line to published figure',
  'Processor of the database',
];

/**
 * What `COSTS` name.
 * @param {ScaleReport['log']} log
 * @param {BacklogResult['runs'][number]} run
 */
function listCosts(log, run) {
  const years = (log.mailboxes * log.days) / DAYS_A_YEAR;
  const bytes = (/** @type {number | undefined} */ count) => `${whole((count ?? Number.NaN) / years)} bytes`;
  return [
    whole(log.lines / years),
    ...[bytes(run.spoolBytes), bytes(run.tableBytes['facts']), bytes(run.tableBytes['mailboxDays'])],
    ...[run.cpu.workers, run.cpu.database ?? Number.NaN].map((spent) => `${(spent / years).toFixed(3)} s`),
  ];
}

/** Of which there is a whole year. @param {readonly ProvinceResult[]} provinces */
function largestYear(provinces) {
  return provinces.findLast(({ days }) => days >= DAYS_A_YEAR);
}

/** What a year of figures takes, and what a look at it costs. @param {ScaleReport} report */
function describeProvinces({ provinces }) {
  const sizeOf = (/** @type {ProvinceResult} */ { mailboxes, agencies, days }) => [whole(mailboxes), whole(agencies), whole(days)];
  const head = ['Mailboxes', 'Agencies', 'Days'];
  const figures = provinces.map((province) => [
    ...[...sizeOf(province), whole(province.rows), gigabytes(province.tableBytes['all'] ?? Number.NaN)],
    ...['bitmaps', 'periods'].map((name) => `${whole(perMailbox(province.tableBytes[name], province.mailboxes))} bytes`),
    ...[seconds(province.seconds), seconds(processorOf(province)), gigabytes(province.peakMemory)],
  ]);
  const looks = provinces.map((province) => [
    ...[...sizeOf(province), milliseconds(province.overview.first)],
    ...[province.overview.anew, province.overview.kept].flatMap(({ p50, p95 }) => [milliseconds(p50), milliseconds(p95)]),
  ]);
  return [
    `Figures of provinces; memory is that of the process that made and computed them.\n\n${writeTable([...head, 'Days of mailboxes', 'Database', 'Bitmaps of a mailbox', 'Periods of a mailbox', 'All computed again', 'of it processor', 'Most memory'], [...figures, ...listUnmeasured(provinces)])}`,
    `One user who looks at the overview of these: at an answer made anew each time, and at one that is kept.\n\n${writeTable([...head, 'First', 'Made anew: p50', 'p95', 'Kept: p50', 'p95'], looks)}`,
  ];
}

/** Seconds. @param {ProvinceResult} province */
function processorOf({ cpu }) {
  return (cpu.program + (cpu.database ?? 0)) / 1000;
}

/** The year of the largest, computed from one that was measured. @param {readonly ProvinceResult[]} provinces */
function listUnmeasured(provinces) {
  const largest = largestYear(provinces);
  if (largest === undefined || largest.mailboxes >= LARGEST) return [];
  const times = LARGEST / largest.mailboxes;
  const what = `${whole(LARGEST)} (not measured: ${times} × the year of ${whole(largest.mailboxes)})`;
  const database = gigabytes((largest.tableBytes['all'] ?? Number.NaN) * times);
  const time = [seconds(largest.seconds * times), seconds(processorOf(largest) * times)];
  return [[what, '', whole(DAYS_A_YEAR), whole(largest.rows * times), database, '', '', ...time, '']];
}
