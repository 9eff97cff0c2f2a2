import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Blocks, type ExportRow, exportRows, readSample, readTruth, type Run, type TruthRow } from './sample-run.ts';

export const COLUMNS = ['sent', 'sentAs', 'received', 'receivedMessages', 'logins', 'loginFails'] as const;
export type Column = (typeof COLUMNS)[number];

/** Cells in which the export differs from the truth, as text; an absent row counts as zeros. */
export function compareWithTruth(
  blocks: Blocks,
  run: Run,
  expected: (row: TruthRow, column: Column) => number = (row, column) => row[column],
): string[] {
  const rows = new Map<string, ExportRow>(exportRows(blocks, run).map((row) => [`${row.mailbox} ${row.day}`, row]));
  const differences: string[] = [];
  for (const truth of readTruth(run).mailboxDay) {
    const key = `${truth.mailbox} ${truth.day}`;
    const row = rows.get(key);
    for (const column of COLUMNS) {
      const value = row?.[column] ?? 0;
      if (value !== expected(truth, column)) differences.push(`${key} ${column}: truth ${expected(truth, column)}, counted ${value}`);
    }
    rows.delete(key);
  }
  for (const key of rows.keys()) differences.push(`${key}: not in the truth`);
  return differences;
}

/** The blocks as text: cheaper to compare than the bytes. */
export function digest(blocks: Blocks): string[] {
  return [...blocks].map(([hour, block]) => `${hour} ${createHash('sha256').update(block).digest('hex')}`).toSorted();
}

/** Small seeded generator (mulberry32), so that a failing cut can be made again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/**
 * Byte ranges that cover the text, cut anywhere, in random order. Each begins where the one before ended or earlier, by at least one whole line:
 * the end of a cut line is left to the next slice, and a cut first line is lost to it.
 */
export function cutOverlapping(text: Buffer, random: () => number, count: number): Buffer[] {
  const slices: Buffer[] = [];
  const size = Math.ceil(text.length / count);
  for (let start = 0; start < text.length; start += size) {
    const overlap = 3000 + Math.floor(random() * size);
    slices.push(text.subarray(Math.max(0, start - overlap), Math.min(text.length, start + size + Math.floor(random() * 500))));
  }
  return shuffle(slices, random);
}

/** What the checker that came with the samples says of an export. */
export function runChecker(blocks: Blocks, run: Run): string {
  const folder = mkdtempSync(join(tmpdir(), 'nhipthu-samples-'));
  try {
    writeFileSync(join(folder, 'truth.json'), readSample('truth.json.gz'));
    writeFileSync(join(folder, 'export.json'), JSON.stringify(exportRows(blocks, run)));
    const checker = fileURLToPath(new URL('../fixtures/samples/check.mjs', import.meta.url));
    const parameters = [checker, join(folder, 'export.json'), '--run', run, '--truth', join(folder, 'truth.json')];
    return execFileSync(process.execPath, parameters, { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
