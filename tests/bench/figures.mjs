// npm run figures [-- NAME...] [--out FILE] [--province FOLDER]: runs the fault suites and the benches and writes what they found to docs/figures.md.
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeCircumstances } from './circumstances.mjs';
import { writePage } from './figures-page.mjs';

/**
 * @typedef {{ name: string, value: string | number }} Figure
 * @typedef {{ name: string, kind: 'bench' | 'suite', words: string[] }} Part what can be run
 * @typedef {{ part: Part, seconds: number, isRight: boolean, text: string, tests: { passed: number, failed: number, skipped: number } | null, figures: Figure[] }} Result
 */

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
/** Suites that every test run has as well, and what they count. */
const MATRICES = { access: ['tests/integration/access-matrix.test.ts', 'tests/integration/row-security.test.ts'] };
const BENCHES = ['ingest', 'live', 'queries', 'load', 'report'];
/** The larger province takes half an hour to make: `npm run bench -- queries --size 200k`. */
const QUERIES = ['queries', '--size', '20k'];

process.exitCode = await main().catch((error) => {
  console.error(`figures: ${error.message}`);
  return 1;
});

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string', default: join(ROOT, 'docs/figures.md') }, province: { type: 'string' } },
  });
  const parts = await listParts(values.province);
  const unknown = positionals.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(`figures: there is no ${unknown.join(', ')}; there are ${parts.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  // Asked for before anything runs: what runs makes load.
  const circumstances = await describeCircumstances(ROOT);
  /** @type {Result[]} */
  const results = [];
  for (const part of parts) {
    if (positionals.length > 0 && !positionals.includes(part.name)) continue;
    console.error(`figures: ${part.name} …`);
    const result = part.kind === 'bench' ? await runBench(part) : await runSuite(part);
    for (const { name, value } of result.figures) console.log(`${part.name}: ${name}: ${value}`);
    results.push(result);
    // After each: whoever stops it keeps what was found so far.
    await writeFile(values.out, writePage({ circumstances, parts, results }));
  }
  console.error(`figures: written to ${values.out}`);
  return results.every(({ isRight }) => isRight) ? 0 : 1;
}

/**
 * Every bench, the matrices of access, and every suite of tests/faults: a new one of these needs no entry here.
 * @param {string | undefined} province a folder in which the provinces of the bench of queries stay
 */
async function listParts(province) {
  const files = await readdir(join(ROOT, 'tests/faults'), { recursive: true });
  const suites = files.filter((file) => file.endsWith('.test.ts')).toSorted();
  /** @type {Part[]} */
  const parts = BENCHES.map((name) => ({
    ...{ name, kind: 'bench' },
    words: name === 'queries' ? [...QUERIES, ...(province === undefined ? [] : ['--province', province])] : [name],
  }));
  for (const [name, words] of Object.entries(MATRICES)) parts.push({ name, kind: 'suite', words });
  for (const file of suites) parts.push({ name: basename(file, '.test.ts'), kind: 'suite', words: [`tests/faults/${file}`] });
  return parts;
}

/**
 * @param {Part} part
 * @returns {Promise<Result>}
 */
async function runBench(part) {
  const startedAt = performance.now();
  const { code, text } = await run(process.execPath, [join(ROOT, 'tests/bench/run.mjs'), ...part.words], {});
  return { part, seconds: (performance.now() - startedAt) / 1000, isRight: code === 0, text, tests: null, figures: [] };
}

/**
 * @param {Part} part
 * @returns {Promise<Result>}
 */
async function runSuite(part) {
  const folder = await mkdtemp(join(tmpdir(), 'nhipthu-figures-'));
  const noted = join(folder, 'figures');
  const report = join(folder, 'report.json');
  await writeFile(noted, '');
  const startedAt = performance.now();
  try {
    const nodeFlags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
    const jestFlags = ['--config', join(ROOT, 'tests/jest.config.mjs'), '--selectProjects', 'integration', '--forceExit'];
    const words = [...nodeFlags, JEST, ...jestFlags, '--json', '--outputFile', report, '--runTestsByPath', ...part.words];
    const { code } = await run(process.execPath, words, { NHIPTHU_FIGURES: noted });
    const tests = await readReport(report);
    const lines = (await readFile(noted, 'utf8')).split('\n').filter((line) => line !== '');
    return {
      ...{ part, seconds: (performance.now() - startedAt) / 1000, text: '', tests },
      // A suite of which no test ran has shown nothing.
      isRight: code === 0 && tests !== null && tests.passed > 0 && tests.failed === 0,
      figures: lines.map((line) => JSON.parse(line)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What Jest counted; null when it did not come to its end.
 * @param {string} path
 */
async function readReport(path) {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, skipped: numPendingTests };
}

/**
 * Runs a program to its end; what it writes to stderr is shown.
 * @param {string} program
 * @param {string[]} words
 * @param {Record<string, string>} environment
 * @returns {Promise<{ code: number | null, text: string }>}
 */
function run(program, words, environment) {
  const child = spawn(program, words, { cwd: ROOT, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
}
