import { createHash } from 'node:crypto';
import type { IsoDate, PrintReject } from '@nhip-thu/metrics';

/** What a print log says of one job, or of one page of a job where it writes a line per page. */
export interface PrintLine {
  readonly day: IsoDate;
  readonly queue: string;
  readonly host: string;
  readonly account: string;
  readonly sheets: number;
  /** What tells the line apart from others, without the title of the document. */
  readonly identity: string;
}

/** A print log as read. A rejected line is known by its number only. */
export interface PrintLog {
  readonly format: 'cups' | 'papercut' | null;
  readonly lines: readonly PrintLine[];
  readonly rejectedLines: readonly PrintReject[];
}

/** The account without its Windows domain (`TINH\ha.nguyen`, `ha.nguyen@tinh`), in lower case. */
export function normaliseAccount(user: string): string {
  return user
    .slice(user.lastIndexOf('\\') + 1)
    .replace(/@.*$/, '')
    .normalize('NFC')
    .toLowerCase();
}

/**
 * A key for each line: the same line has the same key in every file. Of lines that are equal in all that is kept (two copies started in one
 * second) the n-th has a key of its own, so that a file that holds two counts two, and files that overlap count no line twice.
 */
export function keyLines(lines: readonly PrintLine[]): Map<string, PrintLine> {
  const seen = new Map<string, number>();
  const keyed = new Map<string, PrintLine>();
  for (const line of lines) {
    const ordinal = (seen.get(line.identity) ?? 0) + 1;
    seen.set(line.identity, ordinal);
    keyed.set(createHash('sha256').update(`${line.identity}\0${ordinal}`).digest('hex'), line);
  }
  return keyed;
}
