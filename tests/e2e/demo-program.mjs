import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PROGRAM_NODE, programEnvironment } from '../support/program-node.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMAND = 'apps/api/bin/nhipthu.js';
const MAIN = 'apps/api/program/main.js';
// How fast it is on an idle machine is told, not judged here.
const START_MS = 600_000;
const STOP_MS = 60_000;

/** The demo as its user starts it: a process of its own with a data folder of its own, on a free port. */
export async function startDemo() {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-e2e-'));
  // As root the embedded server runs under another account, which must reach its folder.
  await chmod(folder, 0o755);
  const env = { ...programEnvironment(), NHIPTHU_DATA: folder, PORT: '0' };
  const child = spawn(PROGRAM_NODE, [MAIN, 'demo'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const demo = new DemoProgram(child, folder);
  try {
    await demo.ready;
    return demo;
  } catch (error) {
    await demo.dispose();
    throw error;
  }
}

class DemoProgram {
  output = '';
  address = '';
  username = '';
  password = '';

  constructor(child, folder) {
    this.child = child;
    this.folder = folder;
    this.exit = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
    this.ready = this.waitUntilReady();
  }

  waitUntilReady() {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the demo is not ready after ${START_MS / 1000} s:\n${this.output}`)), START_MS);
      const read = (chunk) => {
        this.output += chunk.toString();
        if (!this.readReady()) return;
        clearTimeout(timer);
        resolve();
      };
      this.child.stdout.on('data', read);
      this.child.stderr.on('data', read);
      this.child.once('exit', (code, signal) => {
        clearTimeout(timer);
        reject(new Error(`the demo ended (${signal ?? code}) before it was ready:\n${this.output}`));
      });
    });
  }

  /** True once the closing lines with address and account were printed. */
  readReady() {
    const found = /Mở trang\s+(http:\S+)[\s\S]*Tài khoản\s+(\S+)\s[\s\S]*Mật khẩu\s+(\S+)\s/.exec(this.output);
    if (found === null) return false;
    [, this.address, this.username, this.password] = found;
    return true;
  }

  /** Process id of the database server, from its own pid file. */
  async databasePid() {
    return Number((await readFile(join(this.folder, 'demo/postgres/postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  /** What `nhipthu` prints with `--json`, beside the running demo. */
  async command(...words) {
    const env = { ...programEnvironment(), NHIPTHU_DATA: join(this.folder, 'demo') };
    const { stdout } = await promisify(execFile)(PROGRAM_NODE, [COMMAND, ...words], { cwd: ROOT, env, maxBuffer: 64 * 1024 * 1024 });
    return JSON.parse(stdout);
  }

  /** What Ctrl-C does. */
  async interrupt() {
    this.child.kill('SIGINT');
    return within(STOP_MS, this.exit, 'the end of the demo');
  }

  async dispose() {
    if (this.child.exitCode === null && this.child.signalCode === null) await this.interrupt().catch(() => this.child.kill('SIGKILL'));
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** True while a process with this id runs, whoever owns it. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** True as soon as the process is gone; its parent may take a moment to collect it. False when it is still there after 5 s. */
export async function hasEndedSoon(pid) {
  for (let attempt = 0; attempt < 50 && isRunning(pid); attempt += 1) await delay(100);
  return !isRunning(pid);
}

async function within(milliseconds, promise, what) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
