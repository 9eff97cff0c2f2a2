import { FACT } from '../maillog/fact.ts';
import { FactGroups } from '../dry-run.ts';

const SECONDS_A_MINUTE = 60;
/** A silence of more working minutes than this is worth a look. */
const GAP_MINUTES = 15;
/** … if it is this many times longer than silences in the log are on average. */
const UNUSUAL_TIMES = 10;
const MINUTES_A_DAY = 1440;
/** Of a longer silence only its beginning is looked at, so that one wrong stamp costs no time. */
const MAX_SILENCE_MINUTES = 40 * MINUTES_A_DAY;
/** Lines of one file may come out of order by this much, in seconds; further back the clock was set. */
const JUMP_SECONDS = 300;
const MAX_PLACES = 10;

/** What the doctor may find; the command puts it into words. */
export type FindingCode =
  | 'unknown-format'
  | 'unsure-format'
  | 'damaged-file'
  | 'no-sasl-lines'
  | 'no-saved-lines'
  | 'no-login-lines'
  | 'failures-summarised'
  | 'no-year-and-zone'
  | 'lines-suppressed'
  | 'gaps'
  | 'clock-jumps';

export interface Finding {
  readonly code: FindingCode;
  /** How often; 1 where it is a yes or no. */
  readonly count: number;
  /** The first ten: a line number, or a span of time. */
  readonly places: readonly FindingPlace[];
}

export interface FindingPlace {
  /** About where: the line, or up to 256 lines before it. */
  readonly line?: number;
  readonly fromAt?: string;
  readonly toAt?: string;
}

/** Byte strings whose presence in a log tells which program wrote what. */
const TOKENS = {
  smtpd: ['postfix/smtpd', 'postfix/submission/smtpd', 'postfix/smtps/smtpd'],
  sasl: ['sasl_username='],
  dovecot: ['dovecot'],
  saved: ['saved mail to ', 'stored mail into mailbox'],
  suppressed: ['messages lost due to rate-limiting', 'Suppressed ', 'begin to drop messages'],
} as const;
type Token = keyof typeof TOKENS;

/** Looks at the text of a log for what the facts do not tell. */
export class TokenWatch {
  readonly seen = new Set<Token>();

  take(lines: Buffer): void {
    // The keys of a constant are its keys.
    for (const token of Object.keys(TOKENS) as Token[]) {
      if (!this.seen.has(token) && TOKENS[token].some((text) => lines.includes(text))) this.seen.add(token);
    }
  }
}

/** Takes the facts of a log in the order of its lines. */
export class FactWatch extends FactGroups {
  readonly kinds = new Map<number, number>();
  readonly jumps: FindingPlace[] = [];
  jumpCount = 0;
  readonly #minutes = new Set<number>();
  readonly #lineOf: () => number;
  #before = -Infinity;

  /** @param lineOf the line that is being read, or a little before */
  constructor(lineOf: () => number) {
    super();
    this.#lineOf = lineOf;
  }

  override add(second: number, kind: number, fields: Uint8Array, length: number, count: number): void {
    super.add(second, kind, fields, length, count);
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + count);
    this.#minutes.add(Math.floor(second / SECONDS_A_MINUTE));
    if (second < this.#before - JUMP_SECONDS) {
      this.jumpCount += 1;
      if (this.jumps.length < MAX_PLACES) {
        this.jumps.push({ line: this.#lineOf(), fromAt: toIso(this.#before), toAt: toIso(second) });
      }
    }
    this.#before = second;
  }

  /** Silences between two facts of more than 15 minutes of working time, and of ten times what is usual in this log. */
  listGaps(isWorkingTime: (second: number) => boolean): FindingPlace[] {
    const minutes = [...this.#minutes].toSorted((a, b) => a - b);
    const silences = minutes.slice(1).map((end, at) => ({ start: minutes[at] ?? end, end, working: 0 }));
    for (const silence of silences) {
      for (let minute = silence.start + 1; minute < Math.min(silence.end, silence.start + MAX_SILENCE_MINUTES); minute += 1) {
        if (isWorkingTime(minute * SECONDS_A_MINUTE)) silence.working += 1;
      }
    }
    const busyCount = minutes.filter((minute) => isWorkingTime(minute * SECONDS_A_MINUTE)).length;
    // Days of silence would hide themselves.
    const usual =
      silences.filter(({ end, start }) => end - start < MINUTES_A_DAY).reduce((sum, { working }) => sum + working, 0) / busyCount;
    return silences
      .filter(({ working }) => working > GAP_MINUTES && working > UNUSUAL_TIMES * usual)
      .map(({ start, end }) => ({ fromAt: toIso(start * SECONDS_A_MINUTE), toAt: toIso(end * SECONDS_A_MINUTE) }));
  }
}

/** What is known of a log after reading it. */
export interface Examined {
  readonly dialect: string | null;
  /** 0..1; null when the dialect was asked for by name. */
  readonly confidence: number | null;
  readonly accepted: number;
  readonly isDamaged: boolean;
  readonly tokens: ReadonlySet<Token>;
  readonly facts: FactWatch;
}

/** What could be better about a log, the gravest first. */
export function listFindings(examined: Examined, isWorkingTime: (second: number) => boolean): Finding[] {
  const { dialect, facts } = examined;
  const isPlainLog = dialect !== null && /^(?:syslog|exim$|dovecot$)/.test(dialect);
  const gaps = isPlainLog ? facts.listGaps(isWorkingTime) : [];
  const counts: readonly Finding[] = [
    ...listFormatFindings(examined),
    ...listSettingFindings(examined),
    { code: 'gaps', count: gaps.length, places: gaps.slice(0, MAX_PLACES) },
    { code: 'clock-jumps', count: isPlainLog ? facts.jumpCount : 0, places: facts.jumps },
  ];
  return counts.filter(({ count }) => count > 0);
}

function listFormatFindings({ dialect, confidence, accepted, isDamaged }: Examined): Finding[] {
  return [
    findingOf('unknown-format', accepted === 0 && (dialect === null || confidence === 0)),
    findingOf('unsure-format', confidence !== null && confidence > 0 && confidence < 0.5),
    findingOf('damaged-file', isDamaged),
  ];
}

function listSettingFindings({ dialect, tokens, facts }: Examined): Finding[] {
  const countOf = (kind: number): number => facts.kinds.get(kind) ?? 0;
  const isDovecot = tokens.has('dovecot') || dialect === 'dovecot';
  return [
    findingOf('no-sasl-lines', tokens.has('smtpd') && !tokens.has('sasl')),
    findingOf('no-saved-lines', isDovecot && !tokens.has('saved')),
    findingOf('no-login-lines', isDovecot && countOf(FACT.login) === 0),
    findingOf('failures-summarised', countOf(FACT.loginFail) === 0 && countOf(FACT.loginFailSummary)),
    findingOf('no-year-and-zone', dialect === 'syslog-rfc3164'),
    findingOf('lines-suppressed', tokens.has('suppressed')),
  ];
}

function findingOf(code: FindingCode, found: boolean | number): Finding {
  return { code, count: Number(found), places: [] };
}

function toIso(second: number): string {
  return new Date(second * 1000).toISOString();
}
