import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, type Writable } from 'node:stream';
import { AuditLog } from '../../apps/api/src/access/audit/audit-log.ts';
import type { CliContext, OpenContextOptions, QueueUse } from '../../apps/api/src/cli-context.ts';
import { DirectoryRepository } from '../../apps/api/src/directory/directory.repository.ts';
import { DirtyRepository } from '../../apps/api/src/queue/dirty.repository.ts';
import { WorkerSessions } from '../../apps/api/src/queue/worker-sessions.ts';
import { runCli } from '../../apps/api/src/cli/run-cli.ts';

/** Services by their class; a service that is not given is not expected to be called. */
export type Services = Map<unknown, object>;

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What was asked of the context, and whether it was closed. */
  readonly opened: { queue: QueueUse }[];
  readonly closed: number;
}

export interface Setting {
  /** What NHIPTHU_LANG asks for. */
  readonly language?: 'vi' | 'en';
  readonly services?: Services;
  readonly stdin?: string;
  readonly signal?: AbortSignal;
  readonly openError?: Error;
  /** Asked before a context is given; what it throws is what the opening fell over. */
  readonly onOpen?: (options: OpenContextOptions) => Promise<void>;
  readonly now?: () => number;
}

function collect(): { stream: Writable; read: () => string } {
  const chunks: Buffer[] = [];
  const stream = new PassThrough().on('data', (chunk: Buffer) => chunks.push(chunk));
  return { stream, read: () => Buffer.concat(chunks).toString('utf8') };
}

/** What every command may ask: there is a directory, nothing waits for its roll-up, no program runs, and deeds are written down. */
const QUIET: Services = new Map<unknown, object>([
  [DirtyRepository, { count: async () => ({ dirtyDays: 0, dirtyPeriods: 0 }) }],
  [DirectoryRepository, { listAgencies: async () => [{ id: 1, code: 'snv', name: 'Sở Nội vụ' }] }],
  [AuditLog, { write: async () => undefined }],
  [WorkerSessions, { hasAny: async () => false }],
]);

/** Runs a command line with these services instead of a database. */
export async function callCli(argv: string[], setting: Setting = {}): Promise<Outcome> {
  const out = collect();
  const err = collect();
  const opened: { queue: QueueUse }[] = [];
  let closed = 0;
  const code = await runCli(
    argv,
    {
      language: setting.language ?? 'vi',
      stdin: Readable.from([setting.stdin ?? '']),
      stdout: out.stream,
      stderr: err.stream,
      isWatched: false,
      hasColours: false,
      signal: setting.signal ?? new AbortController().signal,
      now: setting.now ?? ((): number => 0),
    },
    async (options) => {
      opened.push({ queue: options.queue });
      if (setting.openError) throw setting.openError;
      await setting.onOpen?.(options);
      const context: CliContext = {
        get<T>(type: new (...args: never[]) => T): T {
          const service = setting.services?.get(type) ?? QUIET.get(type);
          if (!service) throw new Error(`${type.name} was not expected to be called`);
          // The test put the service in under its class.
          return service as T;
        },
        close: async () => {
          closed += 1;
        },
      };
      return context;
    },
  );
  return { code, out: out.read(), err: err.read(), opened, closed };
}

/** A folder for the files of one test. */
export async function openTestFolder(): Promise<{
  path: string;
  write(name: string, content?: string): Promise<string>;
  remove(): Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'nhip-thu-cli-'));
  return {
    path,
    async write(name, content = 'x\n') {
      await writeFile(join(path, name), content);
      return join(path, name);
    },
    remove: () => rm(path, { recursive: true }),
  };
}
