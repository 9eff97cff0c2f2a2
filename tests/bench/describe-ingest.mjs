import { describeSeconds } from './spread.mjs';

/** @typedef {import('./run.mjs').Report} Report */

/**
 * The report in words.
 * @param {Report} report
 */
export function describeIngest(report) {
  const { log, plain, gzip, cold, parser, rollUp, truth } = report;
  const number = (/** @type {number} */ value) => Math.round(value).toLocaleString('en');
  const speed = (/** @type {number} */ seconds) => `${number(log.lines / seconds)} lines/s`;
  const size = `${number(log.lines)} lines, ${(log.bytes / 1e6).toFixed(1)} MB, ${number(log.mailboxes)} mailboxes, ${log.days} days`;
  const { spool, fold, rollUp: days, periods } = plain.phases;
  const database = plain.databaseCpu === null ? '' : `, PostgreSQL ${describeSeconds(plain.databaseCpu)}`;
  return [
    `ingest: ${size} (seed ${report.seed}; medians of ${report.runs} interleaved rounds, min–max)`,
    `plain, warm worker    ${speed(plain.seconds.median)}   ${describeSeconds(plain.seconds)} from file to ${number(plain.rows)} committed mailbox_day rows`,
    `                      spool ${describeSeconds(spool)}, fold ${describeSeconds(fold)}, day roll-up ${describeSeconds(days)}; then periods ${describeSeconds(periods)}`,
    `                      processor time: program ${describeSeconds(plain.programCpu)}${database}`,
    `pflogsumm             ${describePeer(log.lines, report.pflogsumm)}`,
    ...describeRatio(report.pflogsumm, plain.seconds),
    `.gz, warm worker      ${speed(gzip.seconds.median)}   ${describeSeconds(gzip.seconds)}`,
    `zcat | pflogsumm      ${describePeer(log.lines, report.zcatPflogsumm)}`,
    ...describeRatio(report.zcatPflogsumm, gzip.seconds),
    `parser alone, warm    ${speed(parser.median)}   ${describeSeconds(parser)}`,
    ...describeRatio(report.pflogsumm, parser),
    `plain, first file     ${speed(cold.seconds.median)}   ${describeSeconds(cold.seconds)} in a worker that has just started`,
    `same file again       ${describeSeconds(plain.again)} until it is known to be no news`,
    `day roll-up           ${rollUp.seconds.toFixed(2)} s for ${number(rollUp.lines)} lines (${rollUp.days} days, all computed again)`,
    `memory of the worker  peak RSS ${plain.peakRssMegabytes.median.toFixed(0)} MB, ${plain.startRssMegabytes.median.toFixed(0)} MB of it before the file (cold: ${cold.peakRssMegabytes.median.toFixed(0)} and ${cold.startRssMegabytes.median.toFixed(0)} MB); with ${number(rollUp.lines)} lines ${rollUp.peakRssMegabytes.toFixed(0)} MB`,
    report.isRight
      ? `figures right in all runs: sent ${number(truth.sent)}, received ${number(truth.received)}, logins ${number(truth.logins)}`
      : `FIGURES WRONG: ${report.wrong.join('; ')}`,
  ].join('\n');
}

/**
 * @param {number} lines
 * @param {import('./spread.mjs').Spread | null} seconds
 */
function describePeer(lines, seconds) {
  if (seconds === null) return 'not installed (Debian package pflogsumm): no comparison';
  return `${Math.round(lines / seconds.median).toLocaleString('en')} lines/s   ${describeSeconds(seconds)}`;
}

/**
 * @param {import('./spread.mjs').Spread | null} peer
 * @param {import('./spread.mjs').Spread} own
 */
function describeRatio(peer, own) {
  return peer === null ? [] : [`                      ratio ${(peer.median / own.median).toFixed(1)}x`];
}
