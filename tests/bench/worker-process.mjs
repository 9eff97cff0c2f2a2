// A worker as docker-compose.yml starts it: a process of its own that takes jobs and does nothing else.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readProcessTime } from './cpu-time.mjs';

const ROOT = new URL('../../', import.meta.url);
const MAIN = fileURLToPath(new URL('apps/api/program/main.js', ROOT));
const START_MS = 120_000;

export class WorkerProcess {
  /** @param {import('node:child_process').ChildProcess} child */
  constructor(child) {
    this.child = child;
  }

  /** The most memory it ever had resident, in bytes; NaN where there is no /proc. */
  async readPeakMemory() {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8').catch(() => '');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1024;
  }

  /** Milliseconds of processor time so far; 0 where there is no /proc. */
  async readTime() {
    return (await readProcessTime(this.child.pid)) ?? 0;
  }

  async stop() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exit;
  }
}

/**
 * @param {{ databaseUrl: string, dataFolder: string, isReady: () => Promise<boolean> }} options `isReady`: whether it takes jobs
 */
export async function startWorkerProcess({ databaseUrl, dataFolder, isReady }) {
  const { PATH, HOME } = process.env;
  const { flags, malloc } = await readStart();
  const env = { PATH, HOME, ...malloc, DATABASE_URL: databaseUrl, NHIPTHU_DATA: dataFolder, ROLE: 'worker' };
  // What it writes would spoil --json.
  const child = spawn(process.execPath, [...flags, MAIN], { env, stdio: ['ignore', 2, 2] });
  const worker = new WorkerProcess(child);
  const started = performance.now();
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`the worker ended with exit code ${child.exitCode}`);
    if (performance.now() - started > START_MS) throw new Error('the worker did not start');
    await delay(100);
  }
  return worker;
}

/** Of the script `worker` of package.json: its settings of V8 and of malloc. */
async function readStart() {
  /** @type {{ scripts: Record<string, string> }} */
  const { scripts } = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8'));
  const words = (scripts['worker'] ?? '').split(' ');
  return {
    flags: words.filter((word) => /^--(max|heap)-/.test(word)),
    malloc: Object.fromEntries(words.filter((word) => word.startsWith('MALLOC_')).map((word) => word.split('='))),
  };
}
