// The programs that are measured, each in a process of its own.
import { fork, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {import('./measure-ingest.mjs').Measured} Measured
 * @typedef {import('./measure-ingest.mjs').Task} Task
 */

const INGEST = fileURLToPath(new URL('measure-ingest.mjs', import.meta.url));
const BACKLOG = fileURLToPath(new URL('measure-backlog.mjs', import.meta.url));
const PARSER = fileURLToPath(new URL('measure-parser.mjs', import.meta.url));

/**
 * Ingests a file on an embedded database of its own, with the directory imported.
 * @param {Task} task
 * @returns {Promise<Measured>}
 */
export async function runProduct(task) {
  const data = join(task.folder, 'data');
  try {
    await runChild(INGEST, ['prepare', JSON.stringify(task)], data);
    return await runChild(INGEST, ['measure', JSON.stringify(task)], data);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/**
 * A backlog of files on an embedded database of its own, and how long a number of workers takes.
 * @param {import('./measure-backlog.mjs').BacklogTask} task
 * @returns {Promise<import('./measure-backlog.mjs').Backlog>}
 */
export async function runBacklog(task) {
  const data = join(task.folder, 'data');
  try {
    return await runChild(BACKLOG, [JSON.stringify(task)], data);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/**
 * Seconds of each pass of the parser alone over a file.
 * @param {string} path
 * @param {number} passes
 * @returns {Promise<number[]>}
 */
export function runParser(path, passes) {
  return runChild(PARSER, [path, String(passes)], '');
}

/**
 * Seconds of a shell command, or null when the program it needs is not installed.
 * @param {string} command
 * @returns {Promise<number | null>}
 */
export function runPeer(command) {
  const started = performance.now();
  const child = spawn('bash', ['-o', 'pipefail', '-c', command], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      // The shell's word for "not found".
      if (code === 127) resolve(null);
      else if (code === 0) resolve((performance.now() - started) / 1000);
      else reject(new Error(`${command}: exit code ${code}`));
    });
  });
}

/**
 * Runs one process and resolves with what it sends.
 * @param {string} script
 * @param {string[]} words
 * @param {string} data
 * @returns {Promise<any>}
 */
function runChild(script, words, data) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NHIPTHU_DATA: data, ROLE: 'all' };
  delete env['DATABASE_URL'];
  delete env['REDIS_URL'];
  // The child's own output would spoil --json.
  const child = fork(script, words, { env, stdio: ['ignore', 2, 2, 'ipc'] });
  return new Promise((resolve, reject) => {
    /** @type {unknown} */
    let report = null;
    child.on('message', (message) => (report = message));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 && report ? resolve(report) : reject(new Error(`${script} ended with exit code ${code}`))));
  });
}
