import { beforeAll, describe, expect, it } from '@jest/globals';
import { countFacts } from '../../ingest/facts/fact-block.ts';
import {
  COLUMNS,
  compareWithTruth,
  cutOverlapping,
  digest,
  runChecker,
  seeded,
  shuffle,
} from '../../../../../tests/support/sample-check.ts';
import { type Blocks, foldAll, foldSlice, readSample } from '../../../../../tests/support/sample-run.ts';

const NAMES = ['mainlog', 'rejectlog', 'dovecot.log'] as const;
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

describe('run F (Exim and Dovecot in their own files) against the truth, every mailbox and day, all six columns', () => {
  const files = NAMES.map((name) => readSample(`logs/F/${name}.gz`));
  let whole: Blocks;
  beforeAll(() => {
    whole = foldAll(files);
  });

  it('gives the figures of the truth; of failed logins those that Dovecot writes without auth_verbose', () => {
    const expected: Parameters<typeof compareWithTruth>[2] = (row, column) =>
      column === 'loginFails' ? row.loginFails - row.loginFailsHidden : row[column];
    expect(compareWithTruth(whole, 'F', expected)).toEqual([]);
  });

  it('passes the checker that came with the samples', () => {
    const report = runChecker(whole, 'F');
    for (const column of COLUMNS.filter((name) => name !== 'loginFails')) {
      expect(report).toMatch(new RegExp(`^${column}: .* precision 1  recall 1 `, 'm'));
    }
  });

  it.each(ORDERS)('the files in the order %i %i %i, and twice, change nothing', (...order) => {
    const slices = order.flatMap((index) => files[index] ?? []);
    expect(digest(foldAll([...slices, ...slices]))).toEqual(digest(whole));
  });

  it('the reject log adds nothing', () => {
    expect(digest(foldAll([files[0]!, files[2]!]))).toEqual(digest(whole));
    expect([...foldAll([files[1]!]).values()].reduce((sum, block) => sum + countFacts(block), 0)).toBe(0);
  });

  it.each([1, 2, 3])('random overlapping slices in random order change nothing (seed %i)', (seed) => {
    const random = seeded(seed);
    const slices = files.flatMap((file) => cutOverlapping(file, random, 6));
    expect(digest(foldAll(shuffle(slices, random)))).toEqual(digest(whole));
  });

  it.each([1, 2, 7, 5000])('chunks of %i lines change nothing', (lineCount) => {
    expect(digest(foldAll(files, lineCount))).toEqual(digest(whole));
  });

  it.each(NAMES.map((name, index) => [name, index] as const))('every line of %s is parsed or ignored for a reason', (_name, index) => {
    for (const counts of foldSlice(new Map(), files[index]!)) {
      expect(counts.lines).toBe(counts.parsed + counts.ignored + counts.rejected + counts.oversize);
      expect([counts.rejectedReasons, counts.ignoredKinds['continuation']]).toEqual([{}, undefined]);
    }
  });
});
