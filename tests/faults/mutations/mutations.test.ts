import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noteFigure } from '../../support/fault-figures.ts';
import { SOAK } from '../../support/fault-scene.ts';

/** A safeguard that is taken out, and the test that must notice. */
interface Mutation {
  readonly name: string;
  readonly test: string;
  readonly red: string;
  /** Run by `npm run soak` only: every run has one of each sort (offset, ordinals, flushing, guard), and the matrices of access have mutants of their own. */
  readonly isSlow?: boolean;
}

/** What became of one test file under one mutation. */
interface Outcome {
  readonly mutation: string;
  readonly passed: readonly string[];
  readonly failed: readonly string[];
  readonly error: string | null;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
// The list is ours, and its shape is checked by what is done with it.
const LISTED = JSON.parse(await readFile(here('mutations.json'), 'utf8')) as readonly Mutation[];
const MUTATIONS = LISTED.filter(({ isSlow }) => SOAK > 1 || isSlow !== true);
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

let folder: string;
let outcomes: readonly Outcome[];

/** Runs the tests named by the mutations in a Jest of its own, once as they are and once under each mutation. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhip-thu-mutations-'));
  const report = join(folder, 'red.ndjson');
  const names = [...new Set(MUTATIONS.map(({ red }) => escape(red)))].join('|');
  const words = [here('../../../node_modules/jest/bin/jest.js'), '--config', here('jest.config.mjs'), '--testNamePattern', `(${names})$`];
  // What these runs measure is not for the figures.
  const { NHIPTHU_FIGURES: _figures, ...inherited } = process.env;
  const env = { ...inherited, NHIPTHU_RED: report, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
  const output = await new Promise<string>((resolve) => {
    // It ends with 1, since tests fail; which, says the report.
    execFile(process.execPath, words, { env, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
  const text = await readFile(report, 'utf8').catch(() => {
    throw new Error(`the inner Jest reported nothing: ${output}`);
  });
  // Written by red-reporter.mjs.
  outcomes = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Outcome);
}, 360_000 * SOAK);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a safeguard that is taken out turns a test red', () => {
  it('while all of them are in, every one of these tests is green', () => {
    const sound = outcomes.filter(({ mutation }) => mutation === 'none');
    expect(sound.flatMap(({ failed, error }) => [...failed, ...(error === null ? [] : [error])])).toEqual([]);
    expect(new Set(sound.flatMap(({ passed }) => passed))).toEqual(new Set(MUTATIONS.map(({ red }) => red)));
  });

  it.each(MUTATIONS)('$name', ({ name, red }) => {
    const found = outcomes.filter(({ mutation }) => mutation === name);
    expect(found.map(({ error }) => error)).toEqual([null]);
    expect(found.flatMap(({ failed }) => failed)).toContain(red);
    noteFigure(`mutation: ${name}`, `red: ${red}`);
  });
});
