import { access, constants, stat } from 'node:fs/promises';
import { isIsoDate, type IsoDate } from '@nhip-thu/metrics';
import { minutesOfZone, Zone } from '../ingest/zone.ts';
import { errorCodeOf } from './error-code.ts';
import { UsageError, type UsageFault } from './usage-fault.ts';

const YEAR_MIN = 1990;
const YEAR_MAX = 2100;

/** Collects what is wrong with the arguments, so that all of it is said at once. */
export class ArgumentFaults {
  private readonly faults: UsageFault[] = [];

  add(fault: UsageFault): null {
    this.faults.push(fault);
    return null;
  }

  /** @throws UsageError when there is any fault */
  throwIfAny(): void {
    if (this.faults.length > 0) throw new UsageError(this.faults);
  }
}

/** Reads `--year`; null when it is not given or wrong. */
export function parseYear(text: string | undefined, faults: ArgumentFaults): number | null {
  if (text === undefined) return null;
  const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
  if (year >= YEAR_MIN && year <= YEAR_MAX) return year;
  return faults.add({ argument: '--year', code: 'bad-year', found: text });
}

/** Reads `--tz +07:00` as minutes east of UTC; null when it is not given or wrong. */
export function parseZone(text: string | undefined, faults: ArgumentFaults): number | null {
  if (text === undefined) return null;
  if (Zone.safeParse(text).success) return minutesOfZone(text);
  return faults.add({ argument: '--tz', code: 'bad-zone', found: text });
}

/**
 * Reads `--from` and `--to`, both included.
 * @throws UsageError
 */
export function parseRange(options: { from: string; to: string }): { from: IsoDate; to: IsoDate } {
  const faults = new ArgumentFaults();
  for (const name of ['from', 'to'] as const) {
    if (!isIsoDate(options[name])) faults.add({ argument: `--${name}`, code: 'bad-date', found: options[name] });
  }
  faults.throwIfAny();
  if (options.from > options.to) faults.add({ argument: '--from', code: 'dates-reversed', found: options.from, expected: options.to });
  faults.throwIfAny();
  return { from: options.from, to: options.to };
}

/** Size in bytes of a file that can be read; null, with a fault, when it cannot. */
export async function checkFile(argument: string, path: string, faults: ArgumentFaults): Promise<number | null> {
  try {
    const found = await stat(path);
    // A pipe (`<(zcat …)`) is as good as a file; it has no size beforehand.
    if (!found.isFile() && !found.isFIFO()) return faults.add({ argument, code: 'not-a-file', found: path });
    await access(path, constants.R_OK);
    return found.size;
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error) ?? '');
    return faults.add({ argument, code: isMissing ? 'no-such-file' : 'unreadable-file', found: path });
  }
}
