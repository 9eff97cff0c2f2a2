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
  return [describeBacklog(report), describeBend(report), describeCost(report), describeProvinces(report)];
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

/** @param {ScaleReport} report */
function describeCost({ log, backlogs, provinces }) {
  const backlog = middleOf(backlogs[0]);
  const province = largestYear(provinces);
  if (backlog === undefined || province === undefined) return '';
  const years = (log.mailboxes * log.origins * log.days) / DAYS_A_YEAR;
  const { workers, database } = backlog.cpu;
  const gathered = province.cpu.program / 1000 + (province.cpu.database ?? Number.NaN) / 1000;
  const rows = [
    ['Lines of log', whole(log.lines / years)],
    ['Raw files in the spool, as sent (not packed)', `${whole(backlog.spoolBytes / years)} bytes`],
    ['Facts (what figures are computed from again)', `${whole((backlog.tableBytes['facts'] ?? Number.NaN) / years)} bytes`],
    [
      'Days of mailboxes, with indexes',
      `${whole((backlog.tableBytes['mailboxDays'] ?? Number.NaN) / years)} bytes (${whole(perMailbox(province.tableBytes['mailboxDays'], province.mailboxes))} in the province below)`,
    ],
    [
      'Processor, from line to published figure',
      `${(workers / years).toFixed(3)} s of workers, ${((database ?? Number.NaN) / years).toFixed(3)} s of the database`,
    ],
    ['Processor, year computed again from the days of mailboxes', `${(gathered / province.mailboxes).toFixed(4)} s`],
  ];
  return `One mailbox for one year:\n\n${writeTable(['', ''], rows)}`;
}

/** Of which there is a whole year. @param {readonly ProvinceResult[]} provinces */
function largestYear(provinces) {
  return provinces.findLast(({ days }) => days >= DAYS_A_YEAR);
}

/** @param {ScaleReport} report */
function describeProvinces({ provinces }) {
  const head = [
    'Mailboxes',
    'Agencies',
    'Days',
    'Days of mailboxes',
    'Database',
    'All computed again',
    'of it processor',
    'Most memory of the process',
    'Bitmaps, periods of a mailbox',
    'Overview: first',
    'made anew p50, p95',
    'kept p50, p95',
  ];
  const rows = provinces.map(({ mailboxes, agencies, days, rows: mailboxDays, tableBytes, seconds: time, cpu, peakMemory, overview }) => [
    ...[whole(mailboxes), whole(agencies), whole(days), whole(mailboxDays), gigabytes(tableBytes['all'] ?? Number.NaN), seconds(time)],
    seconds((cpu.program + (cpu.database ?? 0)) / 1000),
    ...[
      gigabytes(peakMemory),
      `${whole(perMailbox(tableBytes['bitmaps'], mailboxes))}, ${whole(perMailbox(tableBytes['periods'], mailboxes))} bytes`,
    ],
    ...[
      milliseconds(overview.first),
      ...[overview.anew, overview.kept].map(({ p50, p95 }) => `${milliseconds(p50)}, ${milliseconds(p95)}`),
    ],
  ]);
  const largest = largestYear(provinces);
  if (largest !== undefined && largest.mailboxes < LARGEST) {
    const times = LARGEST / largest.mailboxes;
    const processor = (largest.cpu.program + (largest.cpu.database ?? 0)) / 1000;
    const scaled = [largest.rows, largest.tableBytes['all'] ?? Number.NaN, largest.seconds, processor].map((value) => value * times);
    const [days = 0, bytes = 0, time = 0, cpu = 0] = scaled;
    rows.push([
      `${whole(LARGEST)} (not measured: ${times} × the year of ${whole(largest.mailboxes)})`,
      '',
      whole(DAYS_A_YEAR),
      whole(days),
      gigabytes(bytes),
      seconds(time),
      seconds(cpu),
      ...['', '', '', '', ''],
    ]);
  }
  return `Figures, and one user who looks at the overview: at an answer made anew each time, and at one that is kept. Memory is that of the process that made and computed the province.\n\n${writeTable(head, rows)}`;
}
