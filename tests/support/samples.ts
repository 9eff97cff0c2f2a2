import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { PROGRAM_NODE, programEnvironment } from './program-node.mjs';

const run = promisify(execFile);
const fixture = (path: string): string => fileURLToPath(new URL(`../fixtures/samples/${path}`, import.meta.url));
const NHIPTHU = fileURLToPath(new URL('../../apps/api/bin/nhipthu.js', import.meta.url));

export const STAMP_FORMS = ['E-rfc3164', 'E-iso8601', 'E-rfc5424'] as const;
export type StampForm = (typeof STAMP_FORMS)[number];

export const DIRECTORY = fixture('directory.csv');
export const ALIASES = fixture('aliases.csv');

/** The two files of run E in one stamp form, older first. */
export const logFiles = (form: StampForm): string[] => ['mail.log.1.gz', 'mail.log.gz'].map((name) => fixture(`logs/${form}/${name}`));

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `nhipthu` as a process of its own, as its users do. */
export async function nhipthu(environment: Record<string, string>, ...words: string[]): Promise<CommandResult> {
  try {
    const { stdout, stderr } = await run(PROGRAM_NODE, [NHIPTHU, ...words], {
      env: { ...programEnvironment(), CI: 'true', ...environment },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    // execFile rejects with the exit code and everything that was written.
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

type Run = 'E' | 'F';

/** The files of run F: Exim's main log and reject log, and Dovecot's own. */
export const RUN_F_FILES = ['mainlog.gz', 'rejectlog.gz', 'dovecot.log.gz'].map((name) => fixture(`logs/F/${name}`));

const SPANS: Readonly<Record<Run, readonly [string, string]>> = { E: ['2026-03-02', '2026-03-08'], F: ['2026-04-06', '2026-04-07'] };

/** Exports the days of a run and holds them against the truth with the samples' own checker. */
export async function checkAgainstTruth(
  environment: Record<string, string>,
  sample: Run = 'E',
): Promise<{ isExact: boolean; report: string; rows: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'nhip-thu-check-'));
  try {
    const out = join(folder, 'export.json');
    const exported = await nhipthu(
      environment,
      'export',
      'mailbox-days',
      ...['--from', SPANS[sample][0], '--to', SPANS[sample][1]],
      ...['--format', 'json', '--out', out],
    );
    if (exported.code !== 0) throw new Error(`export failed: ${exported.stderr}`);
    const truth = join(folder, 'truth.json');
    await writeFile(truth, gunzipSync(await readFile(fixture('truth.json.gz'))));
    const parameters = [fixture('check.mjs'), out, '--run', sample, '--truth', truth, '--directory', DIRECTORY, '--json'];
    const report = await run(process.execPath, parameters, { maxBuffer: 64 * 1024 * 1024 }).then(
      ({ stdout }) => stdout,
      (error: unknown) => (error as { stdout: string }).stdout,
    );
    return { isExact: isExact(report, sample), report, rows: await readFile(out, 'utf8') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const COLUMNS = ['sent', 'received', 'logins', 'sentAs', 'receivedMessages', 'loginFails'];

/** Precision and recall 1 in every column, and not a single cell off; in run F Dovecot left out some failed logins, so no reader can count them. */
function isExact(report: string, sample: Run): boolean {
  const { metrics } = JSON.parse(report) as {
    metrics: Record<string, { precision: number; recall: number; off: unknown[]; export: number }>;
  };
  const columns = sample === 'E' ? COLUMNS : COLUMNS.filter((column) => column !== 'loginFails');
  return columns.every((column) => {
    const found = metrics[column];
    return found !== undefined && found.export > 0 && found.precision === 1 && found.recall === 1 && found.off.length === 0;
  });
}
