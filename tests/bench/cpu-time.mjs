// Processor time of this program and of the PostgreSQL server beside it: what a busy machine does not blur as it does a wall clock.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Of /proc: hundredths of a second, on every Linux. */
const TICK_MS = 10;

/**
 * @typedef {object} CpuTime milliseconds
 * @property {number} program
 * @property {number | null} database null where there is no /proc
 */

/**
 * @param {string} data folder of the embedded server
 * @param {{ readTime: () => Promise<number> }} worker a process of the program beside this one
 * @returns {Promise<CpuTime>}
 */
export async function readCpuTime(data, worker) {
  const { user, system } = process.cpuUsage();
  return { program: (user + system) / 1000 + (await worker.readTime()), database: await readServerTime(data).catch(() => null) };
}

/**
 * @param {CpuTime} from
 * @param {CpuTime} to
 * @returns {CpuTime}
 */
export function cpuBetween(from, to) {
  const isKnown = from.database !== null && to.database !== null;
  return { program: to.program - from.program, database: isKnown ? Number(to.database) - Number(from.database) : null };
}

/**
 * Milliseconds of one process; null where there is no /proc.
 * @param {number | undefined} pid
 */
export async function readProcessTime(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 13).reduce((sum, time) => sum + Number(time), 0) * TICK_MS;
}

/**
 * The postmaster, its living children, and those that ended.
 * @param {string} data
 */
async function readServerTime(data) {
  const [postmaster = ''] = (await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n');
  let ticks = 0;
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    // A process may end between the two reads.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // After the name in brackets: state, parent, ... utime, stime, cutime, cstime.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (pid !== postmaster && fields[1] !== postmaster) continue;
    const times = pid === postmaster ? fields.slice(11, 15) : fields.slice(11, 13);
    ticks += times.reduce((sum, time) => sum + Number(time), 0);
  }
  return ticks * TICK_MS;
}
