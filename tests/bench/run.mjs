// npm run bench -- ingest [--runs N] [--json] [--keep]: the product and pflogsumm on the same log, in the same run.
// npm run bench -- live [--json]: from a syslog line to the chart.
import { fork, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SEED, writeBenchLog } from './bench-log.mjs';
import { describeLive, measureLive } from './measure-live.mjs';

/**
 * @typedef {import('./measure-ingest.mjs').Measured} Measured
 * @typedef {Awaited<ReturnType<typeof writeBenchLog>>} Log
 * @typedef {Awaited<ReturnType<typeof runAll>>} Report
 */

const USAGE = 'usage: npm run bench -- ingest [--runs N] [--json] [--keep] | live [--json]';
const LIVE = { samples: 30, seconds: 20, linesPerSecond: 10_000 };
const PEER = 'pflogsumm';
const MEASURE = fileURLToPath(new URL('measure-ingest.mjs', import.meta.url));

process.exitCode = await main().catch((error) => {
  console.error(`bench: ${error.message}`);
  return 1;
});

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { runs: { type: 'string', default: '3' }, json: { type: 'boolean' }, keep: { type: 'boolean' } },
  });
  if (positionals[0] === 'live' && positionals.length === 1) return runLive(values.json ?? false);
  const runs = Number(values.runs);
  if (positionals[0] !== 'ingest' || positionals.length > 1 || !Number.isInteger(runs) || runs < 1) {
    console.error(USAGE);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'nhipthu-bench-'));
  // PostgreSQL refuses to run as root: the account it then runs as must reach its folder.
  await chmod(folder, 0o755);
  try {
    const log = await writeBenchLog(folder);
    const report = await runAll(folder, log, runs);
    console.log(values.json ? JSON.stringify(report, null, 2) : describe(report));
    return report.isRight ? 0 : 1;
  } finally {
    if (values.keep) console.error(`kept: ${folder}`);
    else await rm(folder, { recursive: true, force: true });
  }
}

/** @param {boolean} isJson */
async function runLive(isJson) {
  const folder = await mkdtemp(join(tmpdir(), 'nhipthu-bench-'));
  await chmod(folder, 0o755);
  try {
    const report = await measureLive(folder, LIVE);
    console.log(isJson ? JSON.stringify(report, null, 2) : describeLive(report));
    return report.isRight ? 0 : 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs take turns, so that both programs meet the same state of the machine; the median run of each is reported.
 * @param {string} folder
 * @param {Log} log
 * @param {number} runs
 */
async function runAll(folder, log, runs) {
  const products = [];
  const peers = [];
  for (let run = 0; run < runs; run += 1) {
    products.push(await runProduct(folder, run));
    const seconds = await runPeer(log.path);
    if (seconds !== null) peers.push(seconds);
  }
  const product = products.toSorted((a, b) => a.rolledUp - b.rolledUp)[Math.floor((runs - 1) / 2)];
  if (!product) throw new Error('no run was made');
  const peerSeconds = peers.toSorted((a, b) => a - b)[Math.floor((peers.length - 1) / 2)] ?? null;
  const linesPerSecond = Math.round(log.lines / (product.rolledUp / 1000));
  const peerLinesPerSecond = peerSeconds === null ? null : Math.round(log.lines / peerSeconds);
  const wrong = products.flatMap((result, index) => findWrong(result, log).map((text) => `run ${index + 1}: ${text}`));
  return {
    schemaVersion: 1,
    benchmark: 'ingest',
    seed: SEED,
    runs,
    log: { lines: log.lines, padding: log.padding, bytes: log.bytes, mailboxes: log.mailboxes },
    product: {
      seconds: product.rolledUp / 1000,
      linesPerSecond,
      phases: {
        spoolSeconds: product.spooled / 1000,
        foldSeconds: (product.folded - product.spooled) / 1000,
        rollUpSeconds: (product.rolledUp - product.folded) / 1000,
        periodsSeconds: (product.published - product.rolledUp) / 1000,
      },
      peakRssMegabytes: Math.max(...products.map((result) => result.peakMemory)) / 1e6,
      startRssMegabytes: product.memoryBefore / 1e6,
      rows: product.sums['rows'] ?? 0,
      allSeconds: products.map((result) => result.rolledUp / 1000),
    },
    pflogsumm:
      peerSeconds === null || peerLinesPerSecond === null
        ? null
        : { seconds: peerSeconds, linesPerSecond: peerLinesPerSecond, allSeconds: peers },
    ratio: peerLinesPerSecond === null ? null : linesPerSecond / peerLinesPerSecond,
    truth: log.truth,
    found: product.sums,
    isRight: wrong.length === 0,
    wrong,
  };
}

/**
 * @param {string} folder
 * @param {number} run
 */
async function runProduct(folder, run) {
  const data = join(folder, `data-${run}`);
  await runChild('prepare', folder, data);
  const result = await runChild('measure', folder, data);
  await rm(data, { recursive: true, force: true });
  return result;
}

/**
 * Runs one process of the product on an embedded database of its own and resolves with its report.
 * @param {'prepare' | 'measure'} mode
 * @param {string} folder
 * @param {string} data
 * @returns {Promise<Measured>}
 */
function runChild(mode, folder, data) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NHIPTHU_DATA: data, ROLE: 'all' };
  delete env['DATABASE_URL'];
  delete env['REDIS_URL'];
  // The child's own output would spoil --json.
  const child = fork(MEASURE, [mode, folder], { env, stdio: ['ignore', 2, 2, 'ipc'] });
  return new Promise((resolve, reject) => {
    /** @type {Measured | null} */
    let report = null;
    child.on('message', (/** @type {any} */ message) => (report = message));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 && report ? resolve(report) : reject(new Error(`${mode} ended with exit code ${code}`))));
  });
}

/**
 * Seconds that pflogsumm takes for the file, or null when it is not installed.
 * @param {string} path
 * @returns {Promise<number | null>}
 */
function runPeer(path) {
  const started = performance.now();
  const child = spawn(PEER, [path], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', (/** @type {NodeJS.ErrnoException} */ error) => (error.code === 'ENOENT' ? resolve(null) : reject(error)));
    child.on('exit', (code) =>
      code === 0 ? resolve((performance.now() - started) / 1000) : reject(new Error(`pflogsumm: exit code ${code}`)),
    );
  });
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

/** @param {Report} report */
function describe(report) {
  const { log, product, pflogsumm, ratio, truth } = report;
  const { spoolSeconds, foldSeconds, rollUpSeconds, periodsSeconds } = product.phases;
  const number = (/** @type {number} */ value) => Math.round(value).toLocaleString('en');
  const seconds = (/** @type {number} */ value) => `${value.toFixed(2)} s`;
  const size = `${number(log.lines)} lines, ${(log.bytes / 1e6).toFixed(1)} MB, ${number(log.mailboxes)} mailboxes, 7 days`;
  return [
    `ingest: ${size} (seed ${report.seed}, median of ${report.runs})`,
    `nhip-thu   ${number(product.linesPerSecond)} lines/s   ${seconds(product.seconds)} from file to ${number(product.rows)} committed mailbox_day rows`,
    `           spool ${seconds(spoolSeconds)}, fold ${seconds(foldSeconds)}, day roll-up ${seconds(rollUpSeconds)} (then periods ${seconds(periodsSeconds)})`,
    `           peak RSS ${product.peakRssMegabytes.toFixed(0)} MB (${product.startRssMegabytes.toFixed(0)} MB of it before the first byte)`,
    pflogsumm
      ? `pflogsumm  ${number(pflogsumm.linesPerSecond)} lines/s   ${seconds(pflogsumm.seconds)}`
      : 'pflogsumm  not installed (Debian package pflogsumm): no comparison',
    ...(ratio === null ? [] : [`ratio ${ratio.toFixed(1)}x`]),
    report.isRight
      ? `figures right: sent ${number(truth.sent)}, received ${number(truth.received)}, logins ${number(truth.logins)}`
      : `FIGURES WRONG: ${report.wrong.join('; ')}`,
  ].join('\n');
}
