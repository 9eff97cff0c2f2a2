import type { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';

/** A repeat stands for a line of its host at most this many lines before it; the lines between are other hosts'. */
export const MAX_DISTANCE = 100;
/** First byte of a saved state. */
const VERSION = 1;
/** Host 4, distance 1, kind 1 (0: no fact), length 2. */
const ENTRY_HEAD = 8;

interface LastLine {
  /** Lines from this one to the end of the chunk, itself included. */
  readonly distance: number;
  /** null when it held no fact. */
  readonly kind: number | null;
  readonly fields: Uint8Array;
}

/**
 * The fact of each host's last line before a chunk: what "last message repeated" near its beginning stands for. Reaches back
 * `MAX_DISTANCE` lines, no matter how many chunks that is. Holds facts, never text.
 */
export class RepeatMemory {
  #hosts = new Map<number, LastLine>();
  #hasLines: boolean;

  constructor(state: Uint8Array | null) {
    this.#hasLines = state !== null;
    if (state !== null) this.#hosts = decode(state);
  }

  /** Whether the slice had lines before the present chunk. */
  get hasLines(): boolean {
    return this.#hasLines;
  }

  /** Moves on by a chunk, whose last lines are then told with `remember`, the last one first. */
  passChunk(lineCount: number): void {
    this.#hasLines = true;
    const aged = [...this.#hosts].map(([host, line]) => [host, { ...line, distance: line.distance + lineCount }] as const);
    this.#hosts = new Map(aged.filter(([, { distance }]) => distance <= MAX_DISTANCE));
  }

  /** Whether a line of the host at most that far back is remembered. */
  isKnown(host: number, distance: number): boolean {
    return (this.#hosts.get(host)?.distance ?? Infinity) <= distance;
  }

  remember(host: number, distance: number, outcome: TextOutcome, writer: FactWriter): void {
    const isFact = typeof outcome === 'number';
    const fields = isFact ? writer.bytes.slice(0, writer.length) : new Uint8Array(0);
    this.#hosts.set(host, { distance, kind: isFact ? outcome : null, fields });
  }

  /** Puts the fact of the host's last line into the writer; null when that line is further off than `reach` or held none. */
  recall(host: number, reach: number, writer: FactWriter): TextOutcome | null {
    const last = this.#hosts.get(host);
    if (last === undefined || last.kind === null || last.distance > reach) return null;
    writer.begin();
    for (const byte of last.fields) writer.byte(byte);
    return last.kind;
  }

  save(): Uint8Array | null {
    if (!this.#hasLines) return null;
    const bytes: number[] = [VERSION];
    for (const [host, { distance, kind, fields }] of this.#hosts) {
      bytes.push(
        host >>> 24,
        (host >>> 16) & 255,
        (host >>> 8) & 255,
        host & 255,
        distance,
        kind ?? 0,
        fields.length >>> 8,
        fields.length & 255,
      );
      bytes.push(...fields);
    }
    return Uint8Array.from(bytes);
  }
}

function decode(state: Uint8Array): Map<number, LastLine> {
  const hosts = new Map<number, LastLine>();
  const view = new DataView(state.buffer, state.byteOffset, state.byteLength);
  for (let at = 1; at + ENTRY_HEAD <= state.length;) {
    const kind = view.getUint8(at + 5);
    const end = at + ENTRY_HEAD + view.getUint16(at + 6);
    hosts.set(view.getInt32(at), {
      distance: view.getUint8(at + 4),
      kind: kind === 0 ? null : kind,
      fields: state.slice(at + ENTRY_HEAD, end),
    });
    at = end;
  }
  return hosts;
}
