import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Blocks,
  cutLines,
  exportRows,
  foldAll,
  foldSlice,
  readFiles,
  readSample,
  readTruth,
  type Variant,
  VARIANTS,
} from '../../../../../tests/support/sample-run.ts';

const COLUMNS = ['sent', 'sentAs', 'received', 'receivedMessages', 'logins', 'loginFails'] as const;

/** Cells in which the export differs from the truth, as text; an absent row counts as zeros. */
function compareWithTruth(blocks: Blocks): string[] {
  const rows = new Map(exportRows(blocks).map((row) => [`${row.mailbox} ${row.day}`, row]));
  const differences: string[] = [];
  for (const truth of readTruth().mailboxDay) {
    const key = `${truth.mailbox} ${truth.day}`;
    const row = rows.get(key);
    for (const column of COLUMNS) {
      const value = row?.[column] ?? 0;
      if (value !== truth[column]) differences.push(`${key} ${column}: truth ${truth[column]}, counted ${value}`);
    }
    rows.delete(key);
  }
  for (const key of rows.keys()) differences.push(`${key}: not in the truth`);
  return differences;
}

/** The blocks as text: cheaper to compare than the bytes. */
function digest(blocks: Blocks): string[] {
  return [...blocks].map(([hour, block]) => `${hour} ${createHash('sha256').update(block).digest('hex')}`).toSorted();
}

/** Small seeded generator (mulberry32), so that a failing cut can be made again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Byte ranges that cover the text, cut anywhere, in random order. Each begins where the one before ended or earlier, by at least one whole line:
 * the end of a cut line is left to the next slice, and a cut first line is lost to it.
 */
function cutOverlapping(text: Buffer, random: () => number, count: number): Buffer[] {
  const slices: Buffer[] = [];
  const size = Math.ceil(text.length / count);
  for (let start = 0; start < text.length; start += size) {
    const overlap = 3000 + Math.floor(random() * size);
    slices.push(text.subarray(Math.max(0, start - overlap), Math.min(text.length, start + size + Math.floor(random() * 500))));
  }
  return slices
    .map((slice) => ({ slice, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ slice }) => slice);
}

describe('run E against the truth, every mailbox and day, all six columns', () => {
  let whole: Blocks;
  const files = new Map<Variant, [Buffer, Buffer]>();
  beforeAll(() => {
    for (const variant of VARIANTS) files.set(variant, readFiles(variant));
    whole = foldAll(files.get('E-iso8601')!);
  });

  it.each(VARIANTS)('%s gives the figures of the truth', (variant) => {
    expect(compareWithTruth(foldAll(files.get(variant)!))).toEqual([]);
  });

  it('the three envelopes give the same blocks, byte for byte', () => {
    for (const variant of VARIANTS) expect(digest(foldAll(files.get(variant)!))).toEqual(digest(whole));
  });

  it.each(VARIANTS)('%s twice changes nothing', (variant) => {
    const pair = files.get(variant)!;
    expect(digest(foldAll([...pair, ...pair]))).toEqual(digest(whole));
  });

  it.each(VARIANTS)('%s with its files in reverse order changes nothing', (variant) => {
    expect(digest(foldAll(files.get(variant)!.toReversed()))).toEqual(digest(whole));
  });

  it('two variants mixed change nothing', () => {
    const [older, newer] = files.get('E-rfc3164')!;
    const [otherOlder, otherNewer] = files.get('E-rfc5424')!;
    expect(digest(foldAll([newer, otherOlder, older, otherNewer]))).toEqual(digest(whole));
  });

  it.each([1, 2, 3])('random overlapping slices of all variants in random order change nothing (seed %i)', (seed) => {
    const random = seeded(seed);
    const slices = VARIANTS.flatMap((variant) => cutOverlapping(Buffer.concat(files.get(variant)!), random, 12));
    expect(digest(foldAll(slices))).toEqual(digest(whole));
  });

  it.each([4, 5])('slices cut between any two lines, without overlap and in random order, give the same figures (seed %i)', (seed) => {
    const random = seeded(seed);
    const slices = files.get('E-rfc3164')!.flatMap((file) => cutLines(file, 700 + Math.floor(random() * 600)));
    expect(
      compareWithTruth(
        foldAll(
          slices
            .map((slice) => ({ slice, order: random() }))
            .toSorted((a, b) => a.order - b.order)
            .map(({ slice }) => slice),
        ),
      ),
    ).toEqual([]);
  });

  it.each([7, 5000])('chunks of %i lines change nothing', (lineCount) => {
    expect(digest(foldAll(files.get('E-rfc5424')!, lineCount))).toEqual(digest(whole));
  });

  it.each([1, 2])('chunks of %i lines change nothing (the first 3,000 lines)', (lineCount) => {
    const [text] = cutLines(files.get('E-rfc5424')![0], 3000);
    expect(digest(foldAll([text!], lineCount))).toEqual(digest(foldAll([text!])));
  });

  it.each(VARIANTS)('every line of %s is parsed or ignored for a reason, and the bytes balance', (variant) => {
    const text = Buffer.concat(files.get(variant)!);
    let lines = 0;
    let bytes = 0;
    for (const counts of foldSlice(new Map(), text)) {
      expect(counts.lines).toBe(counts.parsed + counts.ignored + counts.rejected + counts.oversize);
      expect(counts.rejectedReasons).toEqual({});
      lines += counts.lines;
      bytes += counts.lineBytes;
    }
    expect(lines).toBe(18_271);
    expect(bytes).toBe(text.length);
  });

  it('passes the checker that came with the samples', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nhipthu-samples-'));
    try {
      const rows = exportRows(whole);
      writeFileSync(join(folder, 'truth.json'), readSample('truth.json.gz'));
      writeFileSync(join(folder, 'export.json'), JSON.stringify(rows));
      const checker = fileURLToPath(new URL('../../../../../tests/fixtures/samples/check.mjs', import.meta.url));
      const report = execFileSync(
        process.execPath,
        [checker, join(folder, 'export.json'), '--run', 'E', '--truth', join(folder, 'truth.json')],
        {
          encoding: 'utf8',
        },
      );
      for (const column of COLUMNS) expect(report).toMatch(new RegExp(`^${column}: .* precision 1  recall 1 `, 'm'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
