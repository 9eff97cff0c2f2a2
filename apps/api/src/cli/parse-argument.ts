import { access, constants, stat } from 'node:fs/promises';
import { isIsoDate, SHORT_TEXT_LIMIT, type IsoDate } from '@nhip-thu/metrics';
import { readRequiredText } from '../http/required-text.ts';
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

/** Reads the number by which something is known; null, with a fault, when it is none. */
export function parseNumber(argument: string, text: string, faults: ArgumentFaults): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : faults.add({ argument, code: 'bad-number', found: text });
}

/** Reads a text that must say something, by the rule of the services; '' with a fault when it does not. */
export function parseText(argument: string, typed: string, faults: ArgumentFaults): string {
  const text = readRequiredText(typed);
  if (text === null) faults.add({ argument, code: 'bad-text', found: typed, expected: String(SHORT_TEXT_LIMIT) });
  return text ?? '';
}

/**
 * Reads texts that must say something, by the names of their options.
 * @example parseTexts({ 'approved-by': options.approvedBy })
 * @throws UsageError with all that say nothing
 */
export function parseTexts<Name extends string>(typed: Readonly<Record<Name, string>>): Record<Name, string> {
  const faults = new ArgumentFaults();
  const texts = Object.entries<string>(typed).map(([name, text]) => [name, parseText(`--${name}`, text, faults)]);
  faults.throwIfAny();
  // The same names.
  return Object.fromEntries(texts) as Record<Name, string>;
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

/** Reads `--reason`, why somebody looks or changes; null when it is not given. @throws UsageError when it says nothing */
export function readReason({ reason }: { readonly reason?: string }): string | null {
  return reason === undefined ? null : parseTexts({ reason }).reason;
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
