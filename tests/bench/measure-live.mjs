// npm run bench -- live: from a syslog line to the figure of the open overview, and a steady stream of lines without loss.
import { setTimeout as delay } from 'node:timers/promises';
import { savedLine, startLiveProgram } from './live-program.mjs';
import { SEED } from './bench-log.mjs';

/**
 * @typedef {import('./live-program.mjs').LiveProgram} LiveProgram
 * @typedef {Awaited<ReturnType<typeof measureLive>>} LiveReport
 */

const TARGET_P95_SECONDS = 10;
/** The overview gathers what lands within a second into one refresh (apps/web features/live). */
const REFRESH_MS = 1_000;
const LINE_LIMIT_MS = 60_000;
/** So that the lines meet the two-second beat of the receiver at different times. */
const PAUSE_MS = 370;
const TICK_MS = 20;
const DRAIN_LIMIT_MS = 180_000;

/**
 * @param {string} folder
 * @param {{ samples: number, seconds: number, linesPerSecond: number }} options
 */
export async function measureLive(folder, { samples, seconds, linesPerSecond }) {
  const program = await startLiveProgram(folder);
  try {
    await waitUntilFolded(program, program.linesBefore, performance.now());
    const chart = await measureLines(program, samples);
    const stream = await measureStream(program, seconds, linesPerSecond);
    const p95 = percentile(chart, 0.95);
    const wrong = [
      ...(p95 > TARGET_P95_SECONDS ? [`line to chart p95 ${p95.toFixed(2)} s is above ${TARGET_P95_SECONDS} s`] : []),
      ...stream.wrong,
    ];
    return {
      ...{ schemaVersion: 1, benchmark: 'live', seed: SEED },
      lineToChart: {
        samples,
        ...{ p50Seconds: percentile(chart, 0.5), p95Seconds: p95, maxSeconds: percentile(chart, 1), minSeconds: percentile(chart, 0) },
        refreshSeconds: REFRESH_MS / 1000,
        targetP95Seconds: TARGET_P95_SECONDS,
      },
      stream,
      isRight: wrong.length === 0,
      wrong,
    };
  } finally {
    await program.stop();
  }
}

/**
 * Seconds from each line's sending until the overview's own request shows it: it is asked again when the ledger's events tell of news,
 * and after the second in which the page gathers them.
 * @param {LiveProgram} program
 * @param {number} samples
 */
async function measureLines(program, samples) {
  const periodId = periodOfToday();
  const receivedNow = async () => {
    /** @type {import('@nhip-thu/metrics').AdoptionReply} */
    const reply = await program.read(`adoption?ky=${periodId}`);
    return reply.volume.received ?? 0;
  };
  const abort = new AbortController();
  const ledger = { news: 0 };
  let known = await receivedNow();
  const following = follow(program, abort.signal, () => (ledger.news += 1));
  const socket = await program.openSyslog();
  const found = [];
  try {
    for (let sample = 0; sample < samples; sample += 1) {
      const before = known;
      const started = performance.now();
      socket.write(`<22>${savedLine(new Date(), program.mailboxes[sample] ?? '', `chart-${sample}`)}\n`);
      while (known === before) {
        const seen = ledger.news;
        while (ledger.news === seen) {
          if (performance.now() - started > LINE_LIMIT_MS) throw new Error(`a line is in no figure after ${LINE_LIMIT_MS / 1000} s`);
          await delay(TICK_MS);
        }
        await delay(REFRESH_MS);
        known = await receivedNow();
      }
      if (known > before + 1) throw new Error(`one line made ${known - before} copies`);
      found.push((performance.now() - started) / 1000);
      // Half a minute of silence is taken for a program that hangs.
      if (found.length % 5 === 0)
        console.error(`live: ${found.length} of ${samples} lines seen, the last after ${found.at(-1)?.toFixed(1)} s`);
      await delay(PAUSE_MS);
    }
  } finally {
    socket.end();
    abort.abort();
    await following;
  }
  return found.toSorted((a, b) => a - b);
}

/**
 * Calls back whenever the ledger changes.
 * @param {LiveProgram} program
 * @param {AbortSignal} signal
 * @param {() => void} onNews
 */
async function follow(program, signal, onNews) {
  try {
    for await (const _ of program.events(signal)) onNews();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * Sends lines at a steady rate, each another stored copy, and waits until the ledger has them all.
 * @param {LiveProgram} program
 * @param {number} seconds
 * @param {number} linesPerSecond
 */
async function measureStream(program, seconds, linesPerSecond) {
  const before = await totalsOf(program);
  const socket = await program.openSyslog();
  const count = seconds * linesPerSecond;
  const started = performance.now();
  let sent = 0;
  while (sent < count) {
    const due = Math.min(count, Math.ceil(((performance.now() - started) / 1000) * linesPerSecond));
    const at = new Date();
    const lines = [];
    for (; sent < due; sent += 1)
      lines.push(`<22>${savedLine(at, program.mailboxes[sent % program.mailboxes.length] ?? '', `s-${sent}`)}\n`);
    if (lines.length > 0 && !socket.write(lines.join(''))) await new Promise((resolve) => socket.once('drain', resolve));
    await delay(TICK_MS);
  }
  await new Promise((resolve) => socket.end(() => resolve(null)));
  const sendSeconds = (performance.now() - started) / 1000;
  await waitUntilFolded(program, count + before.lines, started);
  const foldedSeconds = (performance.now() - started) / 1000;
  const after = await totalsOf(program);
  const got = {
    ...{ lines: after.lines - before.lines, parsed: after.parsed - before.parsed, fresh: after.fresh - before.fresh },
    linesLost: after.linesLost - before.linesLost,
  };
  const rate = count / sendSeconds;
  const wrong = [];
  if (got.lines !== count) wrong.push(`${got.lines} of ${count} lines are in the ledger`);
  if (got.fresh !== count) wrong.push(`${got.fresh} of ${count} facts are counted`);
  if (got.linesLost > 0) wrong.push(`${got.linesLost} lines were lost`);
  if (rate < linesPerSecond * 0.99) wrong.push(`only ${Math.round(rate)} lines/s were taken`);
  const { lines, ...others } = got;
  return { seconds: sendSeconds, foldedSeconds, sent: count, linesPerSecond: rate, lost: count - lines, ...others, wrong };
}

/**
 * @param {LiveProgram} program
 * @param {number} lines of the origin in all
 * @param {number} started
 */
async function waitUntilFolded(program, lines, started) {
  for (;;) {
    const { dirtyDays, dirtyPeriods } = await program.read('ingest');
    const totals = await totalsOf(program);
    if (totals.lines >= lines && dirtyDays + dirtyPeriods === 0) return;
    if (performance.now() - started > DRAIN_LIMIT_MS) return;
    await delay(250);
  }
}

/** Sums of all segments, by pages of the ledger: the sums of the reconciliation page may be ten seconds old. @param {LiveProgram} program */
async function totalsOf(program) {
  const sums = { lines: 0, parsed: 0, fresh: 0, linesLost: 0 };
  let cursor = null;
  do {
    /** @type {import('@nhip-thu/metrics').SegmentPageReply} */
    const page = await program.read(`ingest/segments?limit=200${cursor === null ? '' : `&cursor=${cursor}`}`);
    for (const { lines, parsed, fresh, linesLost } of page.items) {
      sums.lines += lines;
      sums.parsed += parsed;
      sums.fresh += fresh;
      sums.linesLost += linesLost;
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return sums;
}

/** The reporting month that today lies in: from the 15th to the 14th (NĐ 09/2019). */
function periodOfToday() {
  const today = new Date(Date.now() + 7 * 3_600_000);
  if (today.getUTCDate() >= 15) today.setUTCMonth(today.getUTCMonth() + 1, 1);
  return `bc-${today.toISOString().slice(0, 7)}`;
}

/**
 * @param {readonly number[]} sorted
 * @param {number} share
 */
function percentile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** @param {LiveReport} report */
export function describeLive({ seed, lineToChart, stream, isRight, wrong }) {
  const seconds = (/** @type {number} */ value) => `${value.toFixed(2)} s`;
  const number = (/** @type {number} */ value) => Math.round(value).toLocaleString('en');
  return [
    `live: line to chart p95 ${seconds(lineToChart.p95Seconds)} (p50 ${seconds(lineToChart.p50Seconds)}, ${seconds(lineToChart.minSeconds)} to ` +
      `${seconds(lineToChart.maxSeconds)}, ${lineToChart.samples} lines, seed ${seed}, the page's own second included; at most ${lineToChart.targetP95Seconds} s)`,
    `      syslog over TCP ${number(stream.linesPerSecond)} lines/s for ${seconds(stream.seconds)}: ${number(stream.sent)} sent, ` +
      `${number(stream.fresh)} counted, ${number(stream.lost)} lost; in the figures ${seconds(stream.foldedSeconds)} after the first line`,
    isRight ? 'figures right: every line counted once' : `NOT AS PROMISED: ${wrong.join('; ')}`,
  ].join('\n');
}
