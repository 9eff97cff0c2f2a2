import { countSheets, listWorkingDays } from '@nhip-thu/metrics';
import { VIETNAM_WORK_CALENDAR } from '../../calendar/vietnam-work-calendar.ts';
import { SeededRandom } from '../demo-random.ts';
import { SECOND } from '../logs/demo-stamps.ts';
import { DEMO_MONTHS, DEMO_SEED } from '../province/demo-spec.ts';

/** One job of the demo's printers. */
export interface DemoPrintJob {
  readonly day: string;
  /** Microseconds since midnight, as stamps take them. */
  readonly at: number;
  readonly queue: string;
  readonly account: string;
  readonly host: string;
  readonly title: string;
  readonly copies: number;
  /** Pages of one copy. */
  readonly pages: number;
  readonly isDuplex: boolean;
}

/** A printer, who prints on it, and how many sheets it takes in a month. */
export interface DemoPrinter {
  readonly queue: string;
  readonly sheets: number;
  readonly users: readonly { readonly account: string; readonly host: string }[];
}

const TITLES = ['cong van', 'bao cao thang', 'to trinh', 'giay moi hop', 'ke hoach, ban 2', 'phu luc bieu mau'];
const FIRST_SECOND = 7 * 3600 + 35 * 60;
const LAST_SECOND = 16 * 3600 + 50 * 60;
const MAX_SHEETS = 14;
const COPIES = [1, 1, 1, 2, 3];
const DUPLEX_CHANCE = 0.4;

/** Invents the jobs of a printer in month `index`, in order of time: exactly its sheets, by what both programs count. */
export function inventPrintJobs(printer: DemoPrinter, index: number): DemoPrintJob[] {
  const month = DEMO_MONTHS[index];
  if (month === undefined) throw new RangeError('there is no such month');
  const random = new SeededRandom(`${DEMO_SEED}/print/${printer.queue}/${index}`);
  const days = listWorkingDays(month.from, month.to, VIETNAM_WORK_CALENDAR);
  const jobs: DemoPrintJob[] = [];
  for (let left = printer.sheets; left > 0;) {
    const job = inventJob(printer, days, left, random);
    left -= countSheets(job);
    jobs.push(job);
  }
  return jobs.toSorted(byTime);
}

/** The order in which jobs stand in a log. */
export function byTime(a: DemoPrintJob, b: DemoPrintJob): number {
  return a.day === b.day ? a.at - b.at : a.day < b.day ? -1 : 1;
}

/** A job of at most `left` sheets. */
function inventJob({ queue, users }: DemoPrinter, days: readonly string[], left: number, random: SeededRandom): DemoPrintJob {
  const isDuplex = random.chance(DUPLEX_CHANCE);
  const wanted = random.int(1, MAX_SHEETS);
  const copies = random.pick(COPIES);
  const fits = copies * wanted <= left;
  const sheets = fits ? wanted : Math.min(wanted, left);
  // CUPS tells sides of all copies together: a half-empty last sheet may stand in single copies only, or nobody could count them.
  const isHalfEmpty = isDuplex && (!fits || copies === 1) && random.chance(0.5);
  const user = random.pick(users);
  return {
    ...{ day: random.pick(days), at: random.int(FIRST_SECOND, LAST_SECOND) * SECOND, queue, ...user, title: random.pick(TITLES) },
    ...{ copies: fits ? copies : 1, pages: isDuplex ? 2 * sheets - (isHalfEmpty ? 1 : 0) : sheets, isDuplex },
  };
}
