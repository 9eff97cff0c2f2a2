import { unionBlocks } from './facts/fact-block.ts';
import { FactCollector } from './facts/fact-collector.ts';
import type { DialectParser } from './maillog/dialect.ts';

/** What became of some lines: as `LineCounts`, and the facts they gave. */
export interface ParsedLines {
  readonly lines: number;
  readonly parsed: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly oversize: number;
  readonly lineBytes: number;
  readonly ignoredKinds: Readonly<Record<string, number>>;
  readonly rejectedReasons: Readonly<Record<string, number>>;
  readonly facts: number;
  readonly blocks: ReadonlyMap<number, Uint8Array>;
}

const NEWLINE = 10;

/**
 * Parses lines although one of them makes the parser throw: halves are tried until the line stands alone, which is rejected as
 * `parser-fault`; everything before and after it counts as if it were not there. Its text goes nowhere, nor does the exception,
 * which may hold some of it.
 */
export class CarefulParser {
  readonly #open: (state: Uint8Array | null) => DialectParser;
  #parser: DialectParser;
  #factCarry: Uint8Array | null;
  readonly #collector = new FactCollector();

  /**
   * @param open makes a parser that goes on from a saved state
   * @param factCarry what `FactCollector.carry` gave at the end of the chunk before
   */
  constructor(open: (state: Uint8Array | null) => DialectParser, state: Uint8Array | null, factCarry: Uint8Array | null) {
    this.#open = open;
    this.#parser = open(state);
    this.#factCarry = factCarry;
  }

  get factCarry(): Uint8Array | null {
    return this.#factCarry;
  }

  saveState(): Uint8Array | null {
    return this.#parser.saveState();
  }

  /** @param lines whole lines, each ending in a newline */
  parse(lines: Buffer): ParsedLines {
    const state = this.#parser.saveState();
    const collector = this.#collector;
    collector.restart(this.#factCarry);
    try {
      const counts = this.#parser.parse(lines, collector);
      this.#factCarry = collector.carry();
      return {
        ...counts,
        ...{ ignoredKinds: definedOf(counts.ignoredKinds), rejectedReasons: definedOf(counts.rejectedReasons) },
        ...factsOf(collector),
      };
    } catch {
      this.#parser = this.#open(state);
      return this.#parseHalves(lines);
    }
  }

  /** Counts a line as rejected without looking at it. */
  rejectLine(line: Buffer): ParsedLines {
    return rejectedLine(line.length);
  }

  #parseHalves(lines: Buffer): ParsedLines {
    const middle = lines.indexOf(NEWLINE, lines.length >> 1) + 1;
    const cut = middle < lines.length ? middle : lines.lastIndexOf(NEWLINE, (lines.length >> 1) - 1) + 1;
    if (cut <= 0 || cut >= lines.length) return rejectedLine(lines.length);
    const before = this.parse(lines.subarray(0, cut));
    return add(before, this.parse(lines.subarray(cut)));
  }
}

function factsOf(collector: FactCollector): Pick<ParsedLines, 'facts' | 'blocks'> {
  return { facts: collector.factCount, blocks: collector.blocks() };
}

function rejectedLine(lineBytes: number): ParsedLines {
  const none = { parsed: 0, ignored: 0, oversize: 0, facts: 0 };
  return { ...none, lines: 1, rejected: 1, lineBytes, ignoredKinds: {}, rejectedReasons: { 'parser-fault': 1 }, blocks: new Map() };
}

function add(a: ParsedLines, b: ParsedLines): ParsedLines {
  const blocks = new Map(a.blocks);
  for (const [hour, block] of b.blocks) blocks.set(hour, unionBlocks(blocks.get(hour) ?? null, block).block);
  return {
    ...{ lines: a.lines + b.lines, parsed: a.parsed + b.parsed, ignored: a.ignored + b.ignored, rejected: a.rejected + b.rejected },
    ...{ oversize: a.oversize + b.oversize, lineBytes: a.lineBytes + b.lineBytes, facts: a.facts + b.facts, blocks },
    ignoredKinds: sumCounts(a.ignoredKinds, b.ignoredKinds),
    rejectedReasons: sumCounts(a.rejectedReasons, b.rejectedReasons),
  };
}

/** Adds counts by kind or reason. */
export function sumCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sums = { ...a };
  for (const [key, count] of Object.entries(b)) sums[key] = (sums[key] ?? 0) + count;
  return sums;
}

function definedOf(counts: Readonly<Partial<Record<string, number>>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, count ?? 0]));
}
