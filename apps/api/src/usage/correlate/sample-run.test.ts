import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  COLUMNS,
  compareWithTruth,
  cutOverlapping,
  digest,
  runChecker,
  seeded,
  shuffle,
} from '../../../../../tests/support/sample-check.ts';
import { type Blocks, cutLines, foldAll, foldSlice, readFiles, type Variant, VARIANTS } from '../../../../../tests/support/sample-run.ts';

describe('run E against the truth, every mailbox and day, all six columns', () => {
  let whole: Blocks;
  const files = new Map<Variant, [Buffer, Buffer]>();
  beforeAll(() => {
    for (const variant of VARIANTS) files.set(variant, readFiles(variant));
    whole = foldAll(files.get('E-iso8601')!);
  });

  it.each(VARIANTS)('%s gives the figures of the truth', (variant) => {
    expect(compareWithTruth(foldAll(files.get(variant)!), 'E')).toEqual([]);
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
    expect(compareWithTruth(foldAll(shuffle(slices, random)), 'E')).toEqual([]);
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
    const report = runChecker(whole, 'E');
    for (const column of COLUMNS) expect(report).toMatch(new RegExp(`^${column}: .* precision 1  recall 1 `, 'm'));
  });
});
