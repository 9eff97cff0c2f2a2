// The log that is measured: one server of the whole invented province, one week, 300,000 lines, always the same bytes.
import { appendFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAliasFile, writeDirectoryFile } from '../../apps/api/dist/demo/demo-directory.js';
import { generateLog } from '../../apps/api/dist/demo/demo-log.js';
import { inventProvince } from '../../apps/api/dist/demo/demo-province.js';
import { ALL_AGENCIES, DEMO_SERVERS } from '../../apps/api/dist/demo/demo-spec.js';
import { inventDay } from '../../apps/api/dist/demo/demo-traffic.js';

export const SEED = 'nhip-thu-bench-1';
const LINES = 300_000;
/** @typedef {import('../../apps/api/dist/demo/demo-traffic.js').Province} Province */

/** @type {import('../../apps/api/dist/demo/demo-spec.js').ServerName} */
const SERVER = 'thu-tinh';
const DAYS = [15, 16, 17, 18, 19, 20, 21].map((day) => `2026-06-${day}`);
/**
 * A busy server: several visits and messages a day, and the lines of TLS, DKIM and postscreen beside them.
 * @type {import('../../apps/api/dist/demo/demo-traffic.js').TrafficProfile}
 */
const PROFILE = {
  furtherVisitChance: 0.55,
  messagesPerSendingDay: [6, 11],
  inboundPerAgencyDay: [40, 90],
  maxColleagues: 4,
  attacksPerDay: [400, 700],
};

/**
 * Writes mail.log, directory.csv and aliases.csv into a folder.
 * @param {string} folder
 * @returns what the log holds: its lines (and how many of them are padding), the mailboxes, and the right sums
 */
export async function writeBenchLog(folder) {
  const agencies = ALL_AGENCIES.map((agency) => ({ ...agency, server: SERVER }));
  const province = inventProvince({ agencies, profile: PROFILE, seed: SEED });
  const path = join(folder, 'mail.log');
  const padding = await writeWeek(province, path);
  const directory = writeDirectoryFile(province.staffs);
  await writeFile(join(folder, directory.name), directory.bytes);
  const aliases = writeAliasFile(province.staffs);
  await writeFile(join(folder, aliases.name), aliases.bytes);
  const mailboxes = directory.bytes.toString().trimEnd().split('\n').length - 1;
  return { path, bytes: (await stat(path)).size, lines: LINES, padding, mailboxes, truth: tellTruth(province) };
}

/**
 * Writes the week; statistics lines bring its last day, and so the file, to the number of lines.
 * @param {Province} province
 * @param {string} path
 * @returns how many lines those are
 */
async function writeWeek(province, path) {
  /** @param {string} day @param {number} linesPerDay */
  const linesOf = (day, linesPerDay) => {
    const chunks = [...generateLog(province, DEMO_SERVERS[SERVER], [day], { isTalkative: true, linesPerDay })];
    return { chunks, count: chunks.reduce((sum, chunk) => sum + countLineFeeds(chunk), 0) };
  };
  await writeFile(path, '');
  let written = 0;
  for (const day of DAYS.slice(0, -1)) {
    const { chunks, count } = linesOf(day, 0);
    await appendFile(path, Buffer.concat(chunks));
    written += count;
  }
  const last = DAYS.at(-1) ?? '';
  const padding = LINES - written - linesOf(last, 0).count;
  if (padding < 0) throw new Error(`the week has ${-padding} lines too many: make the profile quieter`);
  await appendFile(path, Buffer.concat(linesOf(last, LINES - written).chunks));
  return padding;
}

/** @param {Buffer} chunk */
function countLineFeeds(chunk) {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

/**
 * Sums over the week and the directory's mailboxes.
 * @param {Province} province
 */
function tellTruth(province) {
  const truth = { sent: 0, received: 0, logins: 0 };
  for (const day of DAYS) {
    for (const event of inventDay(province, day).get(SERVER) ?? []) {
      if (event.kind === 'login') truth.logins += 1;
      if (event.kind === 'submission') truth.sent += 1;
      const recipients = 'recipients' in event ? event.recipients : [];
      truth.received += recipients.filter((address) => address.endsWith('.sonla.example')).length;
    }
  }
  return truth;
}
