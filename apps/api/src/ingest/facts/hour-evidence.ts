const SECONDS_PER_HOUR = 3600;
/**
 * A silence counts from more than 15 minutes on, so no more is needed of a quarter of an hour than its first and its last line: within it
 * there is no such silence, and from one to the next it is exact to the second.
 */
const QUARTER = 900;
const QUARTERS = SECONDS_PER_HOUR / QUARTER;
/** Stands where a quarter has no line. */
const NONE = 0xffff;
/** Bytes of the evidence of an hour: for each quarter the first and the last second with a line, within the hour, 2 bytes each (big-endian). */
export const EVIDENCE_LENGTH = QUARTERS * 4;

/** When a log was alive: takes the seconds of its lines in any order and gives the evidence of each epoch hour. */
export class EvidenceTable {
  readonly #hours = new Map<number, Uint8Array>();
  /** The quarter at hand, since most lines are of the one of the line before, and what is known of it. */
  #quarter = Number.NaN;
  #first = 0;
  #last = 0;

  clear(): void {
    this.#hours.clear();
    this.#quarter = Number.NaN;
  }

  see(second: number): void {
    const quarter = Math.floor(second / QUARTER);
    if (quarter !== this.#quarter) {
      this.#flush();
      this.#quarter = quarter;
      this.#first = second;
      this.#last = second;
    } else if (second > this.#last) this.#last = second;
    else if (second < this.#first) this.#first = second;
  }

  /** Evidence by epoch hour, ascending. */
  entries(): [number, Uint8Array][] {
    this.#flush();
    return [...this.#hours].toSorted(([a], [b]) => a - b);
  }

  #flush(): void {
    if (Number.isNaN(this.#quarter)) return;
    const hour = Math.floor(this.#quarter / QUARTERS);
    let evidence = this.#hours.get(hour);
    if (evidence === undefined) {
      evidence = new Uint8Array(EVIDENCE_LENGTH).fill(0xff);
      this.#hours.set(hour, evidence);
    }
    const start = hour * SECONDS_PER_HOUR;
    widen(evidence, (this.#quarter % QUARTERS) * 4, this.#first - start, this.#last - start);
  }
}

/** The evidence of two parts of an hour's log together: associative, commutative, idempotent, and a function of the lines alone. */
export function uniteEvidence(a: Uint8Array, b: Uint8Array): Uint8Array {
  const united = Uint8Array.from(a);
  for (let at = 0; at < EVIDENCE_LENGTH; at += 4) if (offsetAt(b, at) !== NONE) widen(united, at, offsetAt(b, at), offsetAt(b, at + 2));
  return united;
}

/**
 * Seconds of lines, ascending, of which none of the log is further from its neighbour than 15 minutes unless it stands so here.
 * @param hourStart epoch second of the hour's beginning
 */
export function listEvidence(evidence: Uint8Array, hourStart: number): number[] {
  const seconds: number[] = [];
  for (let at = 0; at < EVIDENCE_LENGTH; at += 2) if (offsetAt(evidence, at) !== NONE) seconds.push(hourStart + offsetAt(evidence, at));
  return seconds;
}

function widen(evidence: Uint8Array, at: number, first: number, last: number): void {
  const known = offsetAt(evidence, at);
  if (known === NONE || first < known) setOffset(evidence, at, first);
  if (known === NONE || last > offsetAt(evidence, at + 2)) setOffset(evidence, at + 2, last);
}

function offsetAt(evidence: Uint8Array, at: number): number {
  return ((evidence[at] ?? 0) << 8) | (evidence[at + 1] ?? 0);
}

function setOffset(evidence: Uint8Array, at: number, offset: number): void {
  evidence[at] = offset >> 8;
  evidence[at + 1] = offset & 0xff;
}
