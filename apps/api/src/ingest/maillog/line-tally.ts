import { type IgnoredKind, type LineCounts, REJECTED_REASONS, type RejectedReason } from './line-counts.ts';

const REJECTED: ReadonlySet<string> = new Set(REJECTED_REASONS);

/** Counts what becomes of lines; the balance `lines = parsed + ignored + rejected + oversize` holds by construction. */
export class LineTally {
  #parsed = 0;
  #oversize = 0;
  #others = 0;
  readonly #byReason = new Map<IgnoredKind | RejectedReason, number>();

  get lines(): number {
    return this.#parsed + this.#oversize + this.#others;
  }

  countParsed(): void {
    this.#parsed += 1;
  }

  countOversize(): void {
    this.#oversize += 1;
  }

  count(reason: IgnoredKind | RejectedReason): void {
    this.#others += 1;
    this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + 1);
  }

  counts(lineBytes: number): LineCounts {
    const entries = [...this.#byReason];
    const rejected = entries.filter(([reason]) => REJECTED.has(reason));
    const ignored = entries.filter(([reason]) => !REJECTED.has(reason));
    const sum = (part: typeof entries): number => part.reduce((total, [, count]) => total + count, 0);
    return {
      lines: this.lines,
      parsed: this.#parsed,
      ignored: sum(ignored),
      rejected: sum(rejected),
      oversize: this.#oversize,
      lineBytes,
      ignoredKinds: Object.fromEntries(ignored),
      rejectedReasons: Object.fromEntries(rejected),
    };
  }
}
