import type { FactWriter } from './fact-writer.ts';
import type { TextOutcome } from './grammar.ts';

/** How many hosts are remembered between chunks. */
const MAX_HOSTS = 16;
/** First byte of a saved state. */
const VERSION = 1;

interface LastFact {
  /** null when the host's last line held no fact. */
  readonly kind: number | null;
  readonly fields: Uint8Array;
}

/** The fact of each host's last line before a chunk: what "last message repeated" at its beginning stands for. Holds facts, never text. */
export class RepeatMemory {
  /** From the newest chunk. */
  #hosts = new Map<number, LastFact>();
  /** From the chunks before. */
  #older = new Map<number, LastFact>();
  #hasLines: boolean;

  constructor(state: Uint8Array | null) {
    this.#hasLines = state !== null;
    if (state !== null) this.#hosts = decode(state);
  }

  /** Whether the slice had lines before the present chunk. */
  get hasLines(): boolean {
    return this.#hasLines;
  }

  get isFull(): boolean {
    return this.#hosts.size >= MAX_HOSTS;
  }

  /** Begins to collect from the end of a chunk; hosts not seen in it keep their older fact. */
  beginChunk(): void {
    this.#older = this.#merge();
    this.#hosts = new Map();
    this.#hasLines = true;
  }

  isKnown(host: number): boolean {
    return this.#hosts.has(host);
  }

  remember(host: number, outcome: TextOutcome, writer: FactWriter): void {
    const isFact = typeof outcome === 'number';
    this.#hosts.set(host, { kind: isFact ? outcome : null, fields: isFact ? writer.bytes.slice(0, writer.length) : new Uint8Array(0) });
  }

  /** Puts the fact of the host's last line into the writer; null when that line is unknown or held none. */
  recall(host: number, writer: FactWriter): TextOutcome | null {
    const last = this.#hosts.get(host) ?? this.#older.get(host);
    if (last === undefined || last.kind === null) return null;
    writer.begin();
    for (const byte of last.fields) writer.byte(byte);
    return last.kind;
  }

  save(): Uint8Array | null {
    if (!this.#hasLines) return null;
    const bytes: number[] = [VERSION];
    for (const [host, { kind, fields }] of this.#merge()) {
      bytes.push(
        host >>> 24,
        (host >>> 16) & 255,
        (host >>> 8) & 255,
        host & 255,
        kind ?? 0,
        fields.length >>> 8,
        fields.length & 255,
        ...fields,
      );
    }
    return Uint8Array.from(bytes);
  }

  #merge(): Map<number, LastFact> {
    const older = [...this.#older].filter(([host]) => !this.#hosts.has(host));
    return new Map([...this.#hosts, ...older].slice(0, MAX_HOSTS));
  }
}

function decode(state: Uint8Array): Map<number, LastFact> {
  const hosts = new Map<number, LastFact>();
  const view = new DataView(state.buffer, state.byteOffset, state.byteLength);
  for (let at = 1; at + 7 <= state.length;) {
    const kind = view.getUint8(at + 4);
    const end = at + 7 + view.getUint16(at + 5);
    hosts.set(view.getInt32(at), { kind: kind === 0 ? null : kind, fields: state.slice(at + 7, end) });
    at = end;
  }
  return hosts;
}
