// The built program with a directory, thirty days of logs behind it and a syslog port, as a process of its own.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeDirectoryFile } from '../../apps/api/dist/demo/province/demo-directory.js';
import { inventProvince } from '../../apps/api/dist/demo/province/demo-province.js';
import { FIRST_AGENCIES } from '../../apps/api/dist/demo/province/demo-spec.js';
import { SEED } from './bench-log.mjs';

const MAIN = fileURLToPath(new URL('../../apps/api/program/main.js', import.meta.url));
const CLI = fileURLToPath(new URL('../../apps/api/bin/nhipthu.js', import.meta.url));
const START_MS = 120_000;
const DAYS_BEFORE = 30;
const MS_A_DAY = 86_400_000;
/** One in ten minutes: a quarter of an hour of silence is a gap. */
const BEATS_A_DAY = 144;
const ORIGIN = 'thu';
/** Another each time: the folder may have been used before. */
const USERNAME = `do-dac-${Date.now()}`;

/** What the benchmark asks of the program. */
export class LiveProgram {
  /** @type {string} */
  #cookie = '';

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {string} address
   * @param {number} syslogPort
   * @param {readonly string[]} mailboxes
   * @param {number} linesBefore of the log that was handed over before the start
   */
  constructor(child, address, syslogPort, mailboxes, linesBefore) {
    this.child = child;
    this.address = address;
    this.syslogPort = syslogPort;
    this.mailboxes = mailboxes;
    this.linesBefore = linesBefore;
  }

  /**
   * @param {string} username
   * @param {string} password
   */
  async signIn(username, password) {
    this.#cookie = await this.openSession(username, password);
  }

  /**
   * @param {string} username
   * @param {string} password
   * @returns {Promise<string>} its cookies, as a request carries them
   */
  async openSession(username, password) {
    const headers = { 'content-type': 'application/json', origin: this.address };
    const answer = await fetch(`${this.address}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify({ username, password }) });
    if (!answer.ok) throw new Error(`signing in answered ${answer.status}`);
    return answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  }

  /**
   * @param {string} path
   * @param {RequestInit} options
   */
  async call(path, options = {}) {
    const answer = await fetch(`${this.address}/api/v1/${path}`, { ...options, headers: { cookie: this.#cookie, origin: this.address } });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer;
  }

  /**
   * Takes an answer as a browser does, compressed, and only to its last byte: unpacking it in JavaScript costs this process more than the program
   * needs for the whole answer, and both share the processors.
   * @param {string} path
   * @param {import('node:http').Agent} agent
   * @returns {Promise<number>} bytes
   */
  take(path, agent) {
    const headers = { cookie: this.#cookie, origin: this.address, 'accept-encoding': 'gzip' };
    return new Promise((resolve, reject) => {
      const request = get(`${this.address}/api/v1/${path}`, { agent, headers }, (response) => {
        let bytes = 0;
        response.on('data', (/** @type {Buffer} */ chunk) => (bytes += chunk.length));
        response.on('error', reject);
        response.on('end', () =>
          response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path} answered ${response.statusCode}`)),
        );
      });
      request.on('error', reject);
    });
  }

  /** @param {string} path @returns {Promise<any>} */
  async read(path) {
    return (await this.call(path)).json();
  }

  /** The ledger as the page follows it, each time it changes, until the signal fires. @param {AbortSignal} signal */
  async *events(signal) {
    const { body } = await this.call('ingest/events', { signal });
    if (body === null) throw new Error('the events have no body');
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const messages = (text + chunk).split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const data = message.split('\n').find((line) => line.startsWith('data: '));
        if (message.includes('event: ingest') && data !== undefined) yield JSON.parse(data.slice('data: '.length));
      }
    }
  }

  async openSyslog() {
    const socket = connect(this.syslogPort, '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  }

  stop() {
    return stopChild(this.child);
  }
}

/** @param {import('node:child_process').ChildProcess} child */
async function stopChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** @param {string} folder a new folder that the database's account can reach */
export async function startLiveProgram(folder) {
  const { PATH = '', HOME = '' } = process.env;
  const port = await freePort();
  const env = { PATH, HOME, NHIPTHU_DATA: join(folder, 'data'), PORT: '0', SYSLOG_TCP: `127.0.0.1:${port}=${ORIGIN}` };
  const { mailboxes, lineCount } = await writeInput(folder);
  const run = promisify(execFile);
  await run(process.execPath, [CLI, 'directory', 'import', join(folder, 'directory.csv')], { env });
  await run(process.execPath, [CLI, 'ingest', join(folder, 'before.log'), '--origin', ORIGIN], { env });
  return startProgram(env, port, mailboxes, lineCount);
}

/**
 * Makes the first account of a data folder, starts the built program on it and signs in.
 * @param {NodeJS.ProcessEnv} env
 * @param {number} syslogPort
 * @param {readonly string[]} mailboxes
 * @param {number} linesBefore
 */
export async function startProgram(env, syslogPort = 0, mailboxes = [], linesBefore = 0) {
  const made = await promisify(execFile)(process.execPath, [CLI, 'account', 'create', USERNAME, '--role', 'home-affairs'], { env });
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await readReady(child);
    const program = new LiveProgram(child, address, syslogPort, mailboxes, linesBefore);
    await program.signIn(USERNAME, made.stdout.trim());
    return program;
  } catch (error) {
    await stopChild(child);
    throw error;
  }
}

/** A directory, and a log that was alive on every day before today, so that there are figures to change. @param {string} folder */
async function writeInput(folder) {
  const { staffs } = inventProvince({ agencies: FIRST_AGENCIES, seed: SEED });
  const directory = writeDirectoryFile(staffs);
  await writeFile(join(folder, 'directory.csv'), directory.bytes);
  const mailboxes = staffs.flatMap(({ people }) => people.map(({ address }) => address));
  const lines = Array.from({ length: DAYS_BEFORE }, (_, index) => new Date(Date.now() - (DAYS_BEFORE - index) * MS_A_DAY)).flatMap(
    (day) => [
      ...staffs.map(({ people }, index) => savedLine(day, people[0]?.address ?? '', `before-${index}-${day.getTime()}`)),
      ...Array.from({ length: BEATS_A_DAY }, (_, index) => beatLine(new Date(day.getTime() + (index * MS_A_DAY) / BEATS_A_DAY))),
    ],
  );
  await writeFile(join(folder, 'before.log'), lines.map((line) => `${line}\n`).join(''));
  return { mailboxes, lineCount: lines.length };
}

/** A line that says nothing of mail: where it stands the log was alive, and silence before it was no gap. @param {Date} at */
function beatLine(at) {
  return `${at.toISOString()} thu postfix/anvil[903]: statistics: max cache size 1 at Mar  5 07:11:17`;
}

/**
 * One stored copy, as Dovecot writes it.
 * @param {Date} at
 * @param {string} address
 * @param {string} id
 */
export function savedLine(at, address, id) {
  return `${at.toISOString()} thu dovecot: lmtp(${address})<905><${id}>: msgid=<${id}@bench.example>: saved mail to INBOX`;
}

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<string>} the address */
function readReady(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`the program did not start:\n${output}`)), START_MS);
    child.once('exit', () => reject(new Error(`the program ended:\n${output}`)));
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      const found = /Mở trang\s+(http:\S+)\s/.exec(output);
      if (found?.[1] === undefined) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
  });
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
