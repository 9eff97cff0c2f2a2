/** What must become of a file. */
export type Outcome =
  /** Nothing is kept; the problem's code. */
  | { readonly refused: 'empty-upload' | 'refused-packing' | 'not-packed' }
  | {
      /** Words of the ledger; null = read to its end. Several when more than one is right. */
      readonly errors: readonly (string | null)[];
      /** The text that must have been read, to the byte; null when only the balance is asked for. */
      readonly text?: Buffer | null;
      /** Lines, when they are not simply the newlines of the text. */
      readonly lines?: number;
      readonly parsed?: number;
      readonly oversize?: number;
      /** Reasons that must be among those of rejection. */
      readonly reasons?: readonly string[];
      /** First and last byte of the stored file at which reading may have ended. */
      readonly damage?: readonly [number, number];
    };

/** A file that nobody should hand over. */
export interface HostileFile {
  /** What is wrong with it; files of one class go to one origin. */
  readonly kind: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** The format somebody claims it has. */
  readonly dialect?: string;
  readonly outcome: Outcome;
}

/** Stands in everything that must be found nowhere afterwards; what follows says of what kind it was. */
export const SECRET = 'bimat-';

/** A chance number in [0, 1). */
export type Random = () => number;

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
export const below = (random: Random, end: number): number => Math.floor(random() * end);
export const randomBytes = (random: Random, length: number): Buffer => Buffer.from(Array.from({ length }, () => below(random, 256)));

/** A copy with one byte changed. */
export function flip(bytes: Buffer, at: number, mask = 1): Buffer {
  const copy = Buffer.from(bytes);
  copy[at]! ^= mask;
  return copy;
}

/**
 * Some lines of a mail server that are good, with what must not be kept: a subject, a password, another program's words, and lines that
 * nobody understands. Each number gives another text.
 */
export function storyOf(number: number, lineCount = 12): string {
  const stamp = (line: number): string => `2026-03-02T08:${String(line % 60).padStart(2, '0')}:07+07:00 thu`;
  const templates: readonly ((at: string) => string)[] = [
    (at) => `${at} postfix/cleanup[22]: 3F2A91C0B7: info: header Subject: ${SECRET}subject-${number} from h[10.0.0.9]; from=<a@b.c>`,
    (at) =>
      `${at} dovecot: imap-login: Login: user=<ha@sxd.example>, method=PLAIN, rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS, session=<s${number}>`,
    (at) => `${at} dovecot: auth-worker(7): sql(ha@sxd.example,10.0.0.9,<s${number}>): unknown user (given password: ${SECRET}password)`,
    () => `${SECRET}line ${number}: nobody understands this`,
    (at) => `${at} cron[1]: (root) CMD (echo ${SECRET}body-${number})`,
    (at) => `${at} postfix/qmgr[411]: 3F2A91C0B7: from=<ha@sxd.example>, size=1204, nrcpt=1 (queue active)`,
  ];
  const line = (n: number): string => templates[n % templates.length]!(stamp(n));
  return Array.from({ length: lineCount }, (_, n) => `${line(n)}\n`).join('');
}
