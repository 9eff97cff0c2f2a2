import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);

/** The repository's top folder. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));

const bin = (tool: string): string => join(repository, 'node_modules/.bin', tool);

const cruiseResult = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

const lintResult = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

const packageFile = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  peerDependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** A checker that finds faults exits non-zero and still prints its report; only a missing report is a failure of the checker itself. */
async function reportOf(tool: string, args: string[], cwd: string): Promise<unknown> {
  const env = { ...process.env, OXLINT_TSGOLINT_PATH: bin('tsgolint') };
  const found = await run(bin(tool), args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }).catch((error: unknown) =>
    z.object({ stdout: z.string(), stderr: z.string() }).parse(error),
  );
  if (found.stdout === '') throw new Error(`${tool} gave no report: ${found.stderr}`);
  return JSON.parse(found.stdout);
}

/** A package by its name, wherever above the tree it was found. */
function shorten(path: string): string {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
}

/** Import-boundary violations of the tree under `root` as `rule: from -> to`, sorted. */
export async function findImportViolations(root: string): Promise<string[]> {
  const args = ['--config', join(repository, '.dependency-cruiser.cjs'), '--output-type', 'json', 'apps', 'libs/metrics/src'];
  const { summary } = cruiseResult.parse(await reportOf('depcruise', args, root));
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${shorten(to)}`).toSorted();
}

/** Lint violations of the tree under `root` as `plugin(rule): file`, sorted. */
export async function findLintViolations(root: string): Promise<string[]> {
  const { diagnostics } = lintResult.parse(await reportOf('oxlint', ['--format', 'json', 'apps', 'libs'], root));
  return diagnostics.map(({ code, filename }) => `${code}: ${filename}`).toSorted();
}

/** Names of every package that the manifest of libs/metrics under `root` asks for, of whatever kind. */
export async function findMetricsDependencies(root: string): Promise<string[]> {
  const text = await readFile(join(root, 'libs/metrics/package.json'), 'utf8');
  return Object.values(packageFile.parse(JSON.parse(text))).flatMap((group) => Object.keys(group));
}
