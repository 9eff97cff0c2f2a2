// npm run bench -- ingest [--runs N] [--lines N] [--json FILE] [--keep]: the product and pflogsumm on the same log, in the same run.
// npm run bench -- live [--json FILE]: from a syslog line to the chart.
// npm run bench -- load [--lines N] [--json FILE]: users of all roles while logs come in.
// npm run bench -- queries [--size 20k|200k] [--province FOLDER] [--json FILE]: the questions of the dashboard, against plain scans of the days.
// npm run bench -- scale [--size 20k|200k|2m] [--days N] [--rounds N] [--json FILE] [--page docs/scale.md]: a backlog by one to four workers (and a year's, unless --days is given; 25 GB), provinces of several sizes.
// npm run bench -- report [--json FILE]: the report of the province, from frozen figures to its files.
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { describeCircumstances } from './circumstances.mjs';
import { LINES, SEED, writeBenchLog } from './bench-log.mjs';
import { describeIngest } from './describe-ingest.mjs';
import { describeLoad, measureLoad } from './measure-load.mjs';
import { describeLive, measureLive } from './measure-live.mjs';
import { describeQueries, measureQueries, SIZES } from './measure-queries.mjs';
import { describeReport, measureReport } from './measure-report.mjs';
import { DAYS, measureScale, ROUNDS, SCALE_SIZES, WORKERS } from './measure-scale.mjs';
import { runParser, runPeer, runProduct } from './programs.mjs';
import { describeScale, replaceFigures } from './scale-page.mjs';
import { spreadOf } from './spread.mjs';

/**
 * @typedef {import('./measure-ingest.mjs').Measured} Measured
 * @typedef {Awaited<ReturnType<typeof writeBenchLog>>} Log
 * @typedef {Awaited<ReturnType<typeof runAll>>} Report
 */

const USAGE =
  'usage: npm run bench -- ingest [--runs N] [--lines N, at least 300000] [--json FILE] [--keep] | live [--json FILE] | load [--json FILE] | queries [--size 20k|200k] [--province FOLDER] [--json FILE] | report [--json FILE] | scale [--size 20k|200k|2m] [--days N, at least 2] [--rounds N] [--json FILE] [--page FILE, of all sizes]';
const LIVE = { samples: 30, seconds: 20, linesPerSecond: 10_000 };
const ROLL_UP_LINES = 2_000_000;
const PARSER_PASSES = 5;
/** A minute at half speed, and what stands before and after it. */
const LOAD_LINES = 20_000_000;

process.exitCode = await main().catch((error) => {
  // Of a request that did not come through only the cause tells why.
  console.error(`bench: ${error.message}${error.cause === undefined ? '' : ` (${error.cause})`}`);
  return 1;
});

async function main() {
  const asked = readWords();
  if (asked === null) {
    console.error(USAGE);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'nhipthu-bench-'));
  // PostgreSQL refuses to run as root: the account it then runs as must reach its folder.
  await chmod(folder, 0o755);
  try {
    const { report, text } = await runBench(asked.name, { ...asked, folder });
    if (asked.json !== undefined) await writeFile(asked.json, `${JSON.stringify(report, null, 2)}\n`);
    console.log(text);
    return report.isRight ? 0 : 1;
  } finally {
    if (asked.keep) console.error(`kept: ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

/** What is asked for; null when it makes no sense. */
function readWords() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: 'string', default: '3' },
      lines: { type: 'string', default: String(LINES) },
      json: { type: 'string' },
      keep: { type: 'boolean' },
      size: { type: 'string' },
      province: { type: 'string' },
      days: { type: 'string', default: String(DAYS) },
      page: { type: 'string' },
      rounds: { type: 'string', default: String(ROUNDS) },
    },
  });
  const { json, keep, size, province, page } = values;
  const [name = '', ...others] = positionals;
  const [runs, lines, days, rounds] = [Number(values.runs), Number(values.lines), Number(values.days), Number(values.rounds)];
  const { sizes, scaleSizes } = chooseSizes(size);
  const hasSizes = (name === 'scale' ? scaleSizes : sizes).length > 0;
  // A page of some sizes would be without the others.
  const isWholePage = page === undefined || size === undefined;
  const isUsable = hasSizes && isWholePage && isWhole(days, 2) && isWhole(runs, 1) && isWhole(lines, LINES) && isWhole(rounds, 1);
  return ['ingest', 'live', 'load', 'queries', 'report', 'scale'].includes(name) && others.length === 0 && isUsable
    ? { name, runs, lines, sizes, scaleSizes, days, rounds, page, province, json, keep }
    : null;
}

/** Of the benches of queries and of scale; every one when none is asked for. @param {string | undefined} size */
function chooseSizes(size) {
  return {
    sizes: SIZES.filter((each) => size === undefined || each.name === size),
    scaleSizes: SCALE_SIZES.filter((each) => size === undefined || each.name === size),
  };
}

/**
 * @param {number} value
 * @param {number} least
 */
function isWhole(value, least) {
  return Number.isInteger(value) && value >= least;
}

/**
 * @param {string} name
 * @param {{ folder: string, sizes: readonly import('./measure-queries.mjs').Size[], scaleSizes: readonly import('./measure-scale.mjs').ScaleSize[], days: number, rounds: number, page: string | undefined, province: string | undefined, lines: number, runs: number }} options
 */
function runBench(name, { folder, sizes, scaleSizes, days, rounds, page, province, lines, runs }) {
  if (name === 'scale') return runScale(folder, { sizes: scaleSizes, workers: WORKERS, days, rounds, hasYear: days === DAYS }, page);
  if (name === 'live') return runLive(folder);
  if (name === 'report') return runReport(folder);
  if (name === 'load') return runLoad(folder, lines === LINES ? LOAD_LINES : lines);
  return name === 'queries' ? runQueries(folder, sizes, province) : runIngest(folder, lines, runs);
}

/**
 * @param {string} folder
 * @param {readonly import('./measure-queries.mjs').Size[]} sizes
 * @param {string | undefined} kept a folder of one's own in which provinces stay: to make the large one takes most of the time
 */
async function runQueries(folder, sizes, kept) {
  if (kept !== undefined) await mkdir(kept, { recursive: true, mode: 0o755 });
  const provinces = [];
  for (const size of sizes) {
    provinces.push(await measureQueries(kept ?? folder, size));
    if (kept === undefined) await rm(join(folder, size.name), { recursive: true, force: true });
  }
  const report = { schemaVersion: 1, benchmark: 'queries', provinces, isRight: provinces.every(({ wrong }) => wrong.length === 0) };
  return { report, text: provinces.map(describeQueries).join('\n') };
}

/**
 * @param {string} folder
 * @param {import('./measure-scale.mjs').ScaleOptions} options
 * @param {string | undefined} page whose section of figures is written anew
 */
async function runScale(folder, options, page) {
  // Asked for before anything runs: what runs makes load.
  const circumstances = await describeCircumstances(fileURLToPath(new URL('../..', import.meta.url)));
  const report = await measureScale(folder, options);
  if (page !== undefined && report.isRight) await writeFile(page, replaceFigures(await readFile(page, 'utf8'), report, circumstances));
  return { report: { ...report, circumstances: Object.fromEntries(circumstances) }, text: describeScale(report) };
}

/** @param {string} folder */
async function runReport(folder) {
  const report = await measureReport(folder);
  return { report, text: describeReport(report) };
}

/** @param {string} folder */
async function runLive(folder) {
  const report = await measureLive(folder, LIVE);
  return { report, text: describeLive(report) };
}

/**
 * @param {string} folder
 * @param {number} lines
 */
async function runLoad(folder, lines) {
  const report = await measureLoad(folder, lines);
  return { report, text: describeLoad(report) };
}

/**
 * @param {string} folder
 * @param {number} lines
 * @param {number} runs
 */
async function runIngest(folder, lines, runs) {
  const report = await runAll(folder, await writeBenchLog(folder, lines), runs);
  return { report, text: describeIngest(report) };
}

/**
 * All programs take turns in every round, so that they meet the same state of the machine.
 * @param {string} folder
 * @param {Log} log
 * @param {number} runs
 */
async function runAll(folder, log, runs) {
  await promisify(execFile)('gzip', ['-kf', log.path]);
  const task = { folder, first: log.first, recomputes: false };
  /** @type {{ cold: Measured[], plain: Measured[], gzip: Measured[] }} */
  const product = { cold: [], plain: [], gzip: [] };
  /** @type {{ plain: number[], gzip: number[], parser: number[] }} */
  const others = { plain: [], gzip: [], parser: [] };
  for (let run = 0; run < runs; run += 1) {
    product.cold.push(await runProduct({ ...task, file: 'mail.log', warmUp: null }));
    product.plain.push(await runProduct({ ...task, file: 'mail.log', warmUp: 'before.log' }));
    addKnown(others.plain, await runPeer(`pflogsumm ${log.path}`));
    product.gzip.push(await runProduct({ ...task, file: 'mail.log.gz', warmUp: 'before.log' }));
    addKnown(others.gzip, await runPeer(`zcat ${log.path}.gz | pflogsumm`));
    // The first pass of a process is the compiler's.
    others.parser.push(...(await runParser(log.path, PARSER_PASSES)).slice(1));
  }
  const measured = Object.entries(product).flatMap(([name, list]) => list.map((each, at) => ({ each, name: `${name}, run ${at + 1}` })));
  const rollUp = await measureRollUp(folder);
  const wrong = [
    ...measured.flatMap(({ each, name }) => findWrong(each, log).map((text) => `${name}: ${text}`)),
    ...rollUp.wrong.map((text) => `day roll-up: ${text}`),
  ];
  return {
    schemaVersion: 2,
    benchmark: 'ingest',
    seed: SEED,
    runs,
    log: { lines: log.lines, padding: log.padding, bytes: log.bytes, days: log.days, mailboxes: log.mailboxes },
    plain: summarise(product.plain),
    gzip: summarise(product.gzip),
    cold: summarise(product.cold),
    pflogsumm: others.plain.length > 0 ? spreadOf(others.plain) : null,
    zcatPflogsumm: others.gzip.length > 0 ? spreadOf(others.gzip) : null,
    parser: spreadOf(others.parser),
    rollUp: { lines: rollUp.lines, days: rollUp.days, seconds: rollUp.seconds, peakRssMegabytes: rollUp.peakRssMegabytes },
    truth: log.truth,
    isRight: wrong.length === 0,
    wrong,
  };
}

/**
 * Every day of a log of two million lines rolled up again, as after a change of the directory.
 * @param {string} folder
 */
async function measureRollUp(folder) {
  const own = join(folder, 'roll-up');
  await mkdir(own, { mode: 0o755 });
  const log = await writeBenchLog(own, ROLL_UP_LINES);
  const result = await runProduct({ folder: own, first: log.first, recomputes: true, file: 'mail.log', warmUp: null });
  return {
    ...{ lines: log.lines, days: log.days, seconds: (result.recomputed ?? 0) / 1000 },
    ...{ peakRssMegabytes: result.peakMemory / 1e6, wrong: findWrong(result, log) },
  };
}

/** @param {Measured[]} list */
function summarise(list) {
  /** @param {(each: Measured) => number} pick milliseconds */
  const seconds = (pick) => spreadOf(list.map((each) => pick(each) / 1000));
  const hasDatabase = list.every(({ cpu }) => cpu.database !== null);
  return {
    seconds: seconds((each) => each.rolledUp),
    phases: {
      spool: seconds((each) => each.spooled),
      fold: seconds((each) => each.folded - each.spooled),
      rollUp: seconds((each) => each.rolledUp - each.folded),
      periods: seconds((each) => each.published - each.rolledUp),
    },
    again: seconds((each) => each.again),
    programCpu: seconds((each) => each.cpu.program),
    databaseCpu: hasDatabase ? seconds((each) => each.cpu.database ?? 0) : null,
    startRssMegabytes: spreadOf(list.map((each) => each.memoryBefore / 1e6)),
    peakRssMegabytes: spreadOf(list.map((each) => each.peakMemory / 1e6)),
    rows: list[0]?.sums['rows'] ?? 0,
  };
}

/**
 * @param {number[]} list
 * @param {number | null} value
 */
function addKnown(list, value) {
  if (value !== null) list.push(value);
}

/**
 * A fast wrong answer is a failure: every sum must equal what the generator put into the log.
 * @param {Measured} measured
 * @param {Log} log
 */
function findWrong({ sums, ledger }, { truth, lines }) {
  const wrong = Object.entries(truth).filter(([name, value]) => sums[name] !== value);
  const texts = wrong.map(([name, value]) => `${name} ${sums[name]} instead of ${value}`);
  if (ledger.lines !== lines) texts.push(`${ledger.lines} lines in the ledger instead of ${lines}`);
  if (ledger.state !== 'folded') texts.push(`the file is ${ledger.state}: ${ledger.error}`);
  if (ledger.rejected + ledger.oversize > 0) texts.push(`${ledger.rejected + ledger.oversize} lines were rejected`);
  return texts;
}
