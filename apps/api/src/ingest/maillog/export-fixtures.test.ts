import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type FiguresByDay, readFigures } from '../../../../../tests/support/export-log.ts';
import { type Blocks, foldSlice } from '../../../../../tests/support/sample-run.ts';
import { detectDialect } from './detect-dialect.ts';

const FIXTURES = new URL('../../../../../tests/fixtures/dialects/', import.meta.url);
const NAMES = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const addresses = ['ha.nguyen@sxd.example', 'quan.bui@sxd.example', 'linh.tran@stp.example'];

function readFixture(name: string): { log: Buffer; truth: { dialect: string; days: FiguresByDay; counts: { rejected: number } } } {
  const log = readFileSync(new URL(`${name}/log`, FIXTURES));
  // The shape is that of the fixtures, described in their README.
  return { log, truth: JSON.parse(readFileSync(new URL(`${name}/truth.json`, FIXTURES), 'utf8')) as never };
}

describe.each(NAMES)('the log of %s', (name) => {
  const { log, truth } = readFixture(name);

  it('is known by its form', () => {
    expect(detectDialect(log)?.dialect).toBe(truth.dialect);
  });

  it('gives exactly the counted figures, and the balance of its lines holds', () => {
    const blocks: Blocks = new Map();
    const [counts] = foldSlice(blocks, log);
    expect(readFigures(blocks, { addresses }, { from: '2026-03-01', to: '2026-03-10' })).toEqual(truth.days);
    expect(counts).toMatchObject({ rejected: truth.counts.rejected, oversize: 0, lineBytes: log.lastIndexOf(10) + 1 });
    expect(counts!.parsed + counts!.ignored + counts!.rejected + counts!.oversize).toBe(counts!.lines);
  });

  it.each([1, 2, 7])('comes to the same in chunks of %i lines, in lines and in facts', (lineCount) => {
    const whole: Blocks = new Map();
    const cut: Blocks = new Map();
    const [counts] = foldSlice(whole, log);
    const parts = foldSlice(cut, log, lineCount);
    expect(cut).toEqual(whole);
    const sum = (key: 'parsed' | 'ignored' | 'rejected'): number => parts.reduce((total, part) => total + part[key], 0);
    expect([sum('parsed'), sum('ignored'), sum('rejected')]).toEqual([counts!.parsed, counts!.ignored, counts!.rejected]);
  });

  it('told twice counts once', () => {
    const once: Blocks = new Map();
    const twice: Blocks = new Map();
    foldSlice(once, log);
    foldSlice(twice, log);
    foldSlice(twice, log);
    expect(twice).toEqual(once);
  });
});
