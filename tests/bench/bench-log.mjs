// The log that is measured: one server of the whole invented province, one week, 300,000 lines (or more days), always the same bytes.
import { appendFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, listDays } from '@nhip-thu/metrics';
import { parse } from 'csv-parse/sync';
import { writeAliasFile, writeCsv, writeDirectoryFile } from '../../apps/api/dist/demo/province/demo-directory.js';
import { generateLog } from '../../apps/api/dist/demo/logs/demo-log.js';
import { inventProvince } from '../../apps/api/dist/demo/province/demo-province.js';
import { DEMO_SERVERS } from '../../apps/api/dist/demo/province/demo-servers.js';
import { DEMO_DOMAIN, FIRST_AGENCIES } from '../../apps/api/dist/demo/province/demo-spec.js';
import { inventDay } from '../../apps/api/dist/demo/traffic/demo-traffic.js';

export const SEED = 'nhip-thu-bench-1';
export const LINES = 300_000;
/** @typedef {import('../../apps/api/dist/demo/traffic/demo-events.js').Province} Province */
/** @typedef {{ sent: number, received: number, logins: number }} Sums */

/** @type {'thu-tinh'} */
const SERVER = 'thu-tinh';
/** The last day of every log. */
const LAST_DAY = '2026-06-21';
const WEEK = 7;
/**
 * A busy server: several visits and messages a day, and the lines of TLS, DKIM and postscreen beside them.
 * @type {import('../../apps/api/dist/demo/traffic/demo-events.js').TrafficProfile}
 */
const PROFILE = {
  furtherVisitChance: 0.55,
  messagesPerSendingDay: [6, 11],
  inboundPerAgencyDay: [40, 90],
  maxColleagues: 4,
  attacksPerDay: [400, 700],
  hasFetcher: false,
};

/**
 * Writes mail.log (the last week and as many days before it as hold the lines asked for), before.log (the week before that, which warms a
 * worker up), directory.csv and aliases.csv into a folder.
 * @param {string} folder
 * @param {number} lines at least 300,000
 * @returns what the log holds: its lines (and how many of them are padding), the mailboxes, and the right sums
 */
export async function writeBenchLog(folder, lines = LINES) {
  const province = inventBusyProvince();
  const days = lines === LINES ? WEEK : countDays(province, lines);
  const first = addDays(LAST_DAY, 1 - days);
  const path = join(folder, 'mail.log');
  const written = await writeDays(province, path, first, LAST_DAY);
  const padding = lines === LINES ? await pad(province, path, LINES - written) : 0;
  await writeDays(province, join(folder, 'before.log'), addDays(first, -WEEK), addDays(first, -1));
  const mailboxes = await writePeople(province, folder);
  const truth = tellTruth(province, listDays(first, LAST_DAY));
  return { path, first, days, bytes: (await stat(path)).size, lines: written + padding, padding, mailboxes, truth };
}

/**
 * The same log as a file a day, as a server rotates it: DAY.log in a folder, and the directory of as many provinces of that size as there are servers (`ofServer`).
 * @param {string} folder
 * @param {number} count of days up to the last
 * @param {number} servers
 * @returns of one server the lines, bytes and sums; of all of them the mailboxes
 */
export async function writeDayLogs(folder, count, servers) {
  const province = inventBusyProvince();
  const days = listDays(addDays(LAST_DAY, 1 - count), LAST_DAY);
  let [lines, bytes] = [0, 0];
  for (const day of days) {
    const text = writeDay(province, day);
    await writeFile(join(folder, `${day}.log`), text);
    lines += countLineFeeds(text);
    bytes += text.length;
  }
  return { days, lines, bytes, mailboxes: await writePeople(province, folder, servers), truth: tellTruth(province, days) };
}

/** What is written of the invented province as that of another server: in a domain of its own. @param {string} text @param {number} server from 1 on */
export function ofServer(text, server) {
  return text.replaceAll(DEMO_DOMAIN, `t${server}.${DEMO_DOMAIN}`);
}

/** Everybody on one server. */
function inventBusyProvince() {
  const agencies = FIRST_AGENCIES.map((agency) => ({ ...agency, server: SERVER }));
  return inventProvince({ agencies, profile: PROFILE, seed: SEED });
}

/**
 * Writes directory.csv and aliases.csv.
 * @param {Province} province
 * @param {string} folder
 * @param {number} [servers] people of as many provinces, each of its own server; without it those of this one
 * @returns how many mailboxes there are
 */
async function writePeople(province, folder, servers) {
  let count = 0;
  for (const { name, bytes } of [writeDirectoryFile(province.staffs), writeAliasFile(province.staffs)]) {
    /** @type {string[][]} */
    const [header = [], ...rows] = parse(bytes);
    const all =
      servers === undefined ? rows : Array.from({ length: servers }, (_, at) => rows.map((row) => copyRow(header, row, at + 1))).flat();
    await writeFile(join(folder, name), writeCsv(name, header, all).bytes);
    count ||= all.length;
  }
  return count;
}

/** @param {readonly string[]} header @param {readonly string[]} row @param {number} server */
function copyRow(header, row, server) {
  const isOwn = (/** @type {string} */ column) => ['agency', 'agencyName', 'code'].includes(column);
  return row.map((cell, at) => (isOwn(header[at] ?? '') && cell !== '' ? `${cell}-${server}` : ofServer(cell, server)));
}

/**
 * How many days up to the last hold at least the lines: weeks with holidays have fewer.
 * @param {Province} province
 * @param {number} lines
 */
function countDays(province, lines) {
  let days = 0;
  for (let found = 0; found < lines; days += 1) found += countLineFeeds(writeDay(province, addDays(LAST_DAY, -days)));
  return days;
}

/**
 * @param {Province} province
 * @param {string} day
 */
function writeDay(province, day) {
  return Buffer.concat([...generateLog(province, DEMO_SERVERS[SERVER], [day], { isTalkative: true })]);
}

/**
 * Writes the log of some days.
 * @param {Province} province
 * @param {string} path
 * @param {string} first
 * @param {string} last
 * @returns how many lines
 */
async function writeDays(province, path, first, last) {
  await writeFile(path, '');
  let lines = 0;
  for (const day of listDays(first, last)) {
    const text = writeDay(province, day);
    await appendFile(path, text);
    lines += countLineFeeds(text);
  }
  return lines;
}

/**
 * Statistics lines among those of the last day bring the file to the number of lines.
 * @param {Province} province
 * @param {string} path
 * @param {number} padding
 */
async function pad(province, path, padding) {
  if (padding < 0) throw new Error(`the week has ${-padding} lines too many: make the profile quieter`);
  const linesOf = (/** @type {number} */ linesPerDay) =>
    Buffer.concat([...generateLog(province, DEMO_SERVERS[SERVER], [LAST_DAY], { isTalkative: true, linesPerDay })]);
  const plain = linesOf(0);
  await truncate(path, (await stat(path)).size - plain.length);
  await appendFile(path, linesOf(countLineFeeds(plain) + padding));
  return padding;
}

/** @param {Buffer} chunk */
function countLineFeeds(chunk) {
  let count = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1;
  return count;
}

/**
 * Sums over the days and the directory's mailboxes.
 * @param {Province} province
 * @param {readonly string[]} days
 * @returns {Sums}
 */
function tellTruth(province, days) {
  const truth = { sent: 0, received: 0, logins: 0 };
  for (const day of days) {
    for (const event of inventDay(province, day).get(SERVER) ?? []) {
      if (event.kind === 'login') truth.logins += 1;
      if (event.kind === 'submission') truth.sent += 1;
      const recipients = 'recipients' in event ? event.recipients : [];
      truth.received += recipients.filter((address) => address.endsWith('.sonla.example')).length;
    }
  }
  return truth;
}
