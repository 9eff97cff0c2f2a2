import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { makeDataFolder, startProgram, type RunningProgram } from './program.ts';
import { ALIASES, DIRECTORY, logFiles, nhipthu } from './samples.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { waitFor } from './wait-for.ts';

/** Deterministic numbers in [0, 1) from a seed (mulberry32), so that a failed run can be run again. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How much longer `npm run soak` goes on than CI does. */
export const SOAK = Math.max(1, Number(process.env['SOAK'] ?? 1));

/** All lines of run E's week, in order. */
export function weekOfLines(): Buffer {
  return Buffer.concat(logFiles('E-iso8601').map((path) => gunzipSync(readFileSync(path))));
}

/**
 * Cuts a log at ends of lines into `count` parts that each begin again some seconds before their end of the one before, so that every
 * second is whole in one of them.
 */
export function cutOverlapping(log: Buffer, count: number): Buffer[] {
  const size = Math.ceil(log.length / count);
  const lineEnd = (at: number): number => (at >= log.length ? log.length : log.indexOf(10, at) + 1 || log.length);
  return Array.from({ length: count }, (_, n) => log.subarray(n === 0 ? 0 : lineEnd(n * size - 8_000), lineEnd((n + 1) * size)));
}

/** A database, a data folder, workers that come and go, and the questions that the fault tests ask. */
export interface FaultScene {
  readonly environment: Record<string, string>;
  readonly database: TestDatabase;
  readonly dataFolder: string;
  startWorker(more?: Record<string, string>): RunningProgram;
  /** Starts a program that takes files of this origin in and works on none. @returns what hands over to it; a file without a receipt is an error */
  openDoor(origin: string): Promise<(name: string, bytes: Buffer) => Promise<void>>;
  /** Segments, days and periods that wait. */
  countUnfinished(): Promise<number>;
  settle(timeoutMs: number): Promise<void>;
  /** Deadlocks the database had to resolve since it started. */
  countDeadlocks(): Promise<number>;
  close(): Promise<void>;
}

export async function openFaultScene(more: Record<string, string> = {}): Promise<FaultScene> {
  const database = await createTestDatabase();
  const data = await makeDataFolder();
  // Small chunks, so that a file takes many transactions.
  const environment = { DATABASE_URL: database.url, NHIPTHU_DATA: data.path, FOLD_CHUNK_KIB: '64', ROLE: 'worker', ...more };
  await nhipthu(environment, 'directory', 'import', DIRECTORY, '--aliases', ALIASES);
  const programs: RunningProgram[] = [];
  const start = (extra: Record<string, string>): RunningProgram => {
    const program = startProgram({ ...environment, ...extra });
    programs.push(program);
    return program;
  };
  const countUnfinished = async (): Promise<number> => {
    const [row] = await database.dataSource.query<{ count: number }[]>(
      `select (select count(*) from segment where state in ('received', 'folding', 'undoing'))::int
            + (select count(*) from dirty_day)::int + (select count(*) from dirty_period)::int as count`,
    );
    return row?.count ?? -1;
  };
  return {
    ...{ environment, database, dataFolder: data.path, countUnfinished },
    startWorker: (extra = {}) => start(extra),
    openDoor: async (origin) => {
      const token = (await nhipthu(environment, 'origin', 'token', origin)).stdout.trim();
      const address = await start({ ROLE: 'api', PORT: '0' }).address();
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
      return async (name, bytes) => {
        const url = `${address}/api/v1/origins/${origin}/segments?name=${name}`;
        const answer = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
        if (!answer.ok) throw new Error(`no receipt for ${name}: ${answer.status} ${await answer.text()}`);
      };
    },
    countDeadlocks: async () => {
      const [row] = await database.dataSource.query<{ deadlocks: number }[]>(
        'select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()',
      );
      return row?.deadlocks ?? -1;
    },
    settle: async (timeoutMs) => {
      await waitFor('everything to be folded and rolled up', async () => (await countUnfinished()) === 0, timeoutMs);
    },
    close: async () => {
      for (const program of programs) {
        program.child.kill('SIGCONT');
        await program.end('SIGKILL');
      }
      await database.drop();
      await data.remove();
    },
  };
}
