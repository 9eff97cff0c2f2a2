import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROGRAM_NODE, programEnvironment } from './program-node.mjs';
import { waitFor } from './wait-for.ts';

const MAIN = fileURLToPath(new URL('../../apps/api/program/main.js', import.meta.url));

/** The built program as a process of its own, as a user runs it. */
export interface RunningProgram {
  readonly child: ChildProcess;
  /** Everything it wrote to stdout and stderr so far. */
  output(): string;
  /** Resolves with the address once it serves. */
  address(): Promise<string>;
  /** Sends a signal and resolves with the exit code (null when the signal itself ended it). */
  end(signal: NodeJS.Signals): Promise<number | null>;
  exitCode(): Promise<number | null>;
}

/** `uid`, `gid`: who it runs as; whoever runs the tests unless said otherwise. */
export function startProgram(
  environment: Record<string, string>,
  words: readonly string[] = [],
  { node = PROGRAM_NODE, ...user }: { readonly node?: string; readonly uid?: number; readonly gid?: number } = {},
): RunningProgram {
  const child = spawn(node, [MAIN, ...words], {
    env: { ...programEnvironment(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  return {
    child,
    output: () => output,
    address: () =>
      waitFor(
        'the address',
        () => {
          if (child.exitCode !== null) throw new Error(`the program ended: ${output}`);
          return /^ {2}\S.*? {3}(http:\S+)$/m.exec(output)?.[1];
        },
        90_000,
      ),
    end: (signal) => {
      child.kill(signal);
      return exit;
    },
    exitCode: () => exit,
  };
}

/** A data folder that the database server's own user can reach. */
export async function makeDataFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'nhip-thu-data-'));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
