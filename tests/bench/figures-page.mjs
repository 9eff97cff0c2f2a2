/**
 * @typedef {import('./figures.mjs').Part} Part
 * @typedef {import('./figures.mjs').Result} Result
 */

/** What the suites of tests/faults show; one without words here stands under its name alone. */
const WORDS = new Map([
  ['ingest', 'From a file to committed mailbox-days, beside pflogsumm on the same file'],
  ['live', 'From a line of syslog to the chart'],
  ['queries', 'Questions of the dashboard'],
  ['load', 'Two hundred users of every role while logs come in at half speed'],
  ['server-form', 'Two api and three workers on one PostgreSQL and one Redis: each killed, and all stopped, under load'],
  ['report', 'The report of the province, from frozen figures to DOCX, PDF and XLSX'],
  ['access', 'Every actor on every route, every role on every row; a policy, guard or rule taken out turns a cell red'],
  ['privacy', 'What an attacker is certain of who has everything that is published, beside publishers without the rules'],
  ['failpoints', 'kill -9 at every failpoint of hand-over, fold, roll-up and undoing'],
  ['kill-worker', 'A worker killed at any moment'],
  ['chaos', 'Kills, freezes, cut connections, wiped queues and database restarts while slices come in'],
  ['rotation', 'The twelve ways in which log files are rotated'],
  ['invariants', 'Any slices in any order store the log once (I2, I3, I4)'],
  ['model', 'Stories of hand-overs, crashes and undoings beside a model'],
  ['full-disk', 'A disk of the spool and one of the database that fill up, and are made room on again'],
  ['power-loss', 'Every state of the disk between two flushes'],
  ['hostile', 'Files that nobody should hand over'],
  ['fuzz', 'Bytes by chance against the six readers'],
  ['mutations', 'Safeguards taken out, each of which must turn a test red'],
  ['start-and-stop', 'Start, stop and signals'],
  ['database-death', 'The embedded database killed under the running program'],
  ['recovery', 'A worker killed, stopped, and the database restarted in mid file, on both queues'],
  ['restore', 'Backup while logs come in, restore, and what a damaged backup says'],
  ['stalled-parser', 'A line at which the parser stands still'],
  ['upgrade', 'From older schemas; workers that find a newer schema than theirs are fenced off'],
]);

/**
 * The page of figures. What was not run is said to be so; nothing of an earlier page is kept.
 * @param {{ circumstances: [string, string][], parts: readonly Part[], results: readonly Result[] }} found
 */
export function writePage({ circumstances, parts, results }) {
  const sections = parts.map((part) => writeSection(part, results.find((result) => result.part === part) ?? null));
  return `${[
    '# Figures',
    'Written by `npm run figures`: everything here was measured by that run, nothing is written by hand. Times are of a machine that may have had other work.',
    writeTable(['', ''], circumstances),
    '## Overview',
    writeTable(
      ['Part', 'What', 'Tests', 'Time', 'Outcome'],
      parts.map((part) => writeRow(part, results.find((result) => result.part === part) ?? null)),
    ),
    ...sections,
  ].join('\n\n')}\n`;
}

/**
 * @param {Part} part
 * @param {Result | null} result
 */
function writeRow(part, result) {
  const what = WORDS.get(part.name) ?? '';
  if (result === null) return [part.name, what, '', '', '**not run**'];
  return [part.name, what, countTests(result), `${result.seconds.toFixed(0)} s`, result.isRight ? 'passed' : '**failed**'];
}

/** @param {Result} result */
function countTests({ part, tests }) {
  if (part.kind === 'bench') return '';
  if (tests === null) return 'did not come to the end';
  const { passed, failed, skipped } = tests;
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {Part} part
 * @param {Result | null} result
 */
function writeSection(part, result) {
  const head = `## ${part.name}`;
  if (result === null) return `${head}\n\nNot run.`;
  if (part.kind === 'bench') return `${head}\n\n${result.isRight ? '' : 'It failed.\n\n'}\`\`\`text\n${result.text.trimEnd()}\n\`\`\``;
  const outcome = `${result.isRight ? 'Passed' : 'Failed'}: ${countTests(result)}.`;
  if (result.figures.length === 0) return `${head}\n\n${outcome}`;
  const rows = result.figures.map(({ name, value }) => [name, String(value)]);
  return `${head}\n\n${outcome}\n\n${writeTable(['Figure', 'Value'], rows)}`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function writeTable(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
