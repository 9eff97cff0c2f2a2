import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from './free-port.ts';
import { openOwnServer, type OwnServer } from './own-server.ts';
import { makeDataFolder, startProgram, type RunningProgram } from './program.ts';
import { startRedis, type PrivateRedis } from './redis-server.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { waitFor } from './wait-for.ts';

/** What docker-compose.yml runs with `--scale api=2 --scale worker=3`. */
export const PARTS = ['api-1', 'api-2', 'worker-1', 'worker-2', 'worker-3', 'postgres', 'redis'] as const;
export type Part = (typeof PARTS)[number];

/** How long a supervisor waits before it starts again what has ended. */
const RESTART_AFTER_MS = 500;

/** What a program ended with, its code or else the signal that killed it, and what it wrote from the signal to stop on. */
export interface OrderlyEnd {
  readonly code: number | NodeJS.Signals | null;
  readonly lastWords: string;
}

/** One program that is started again whenever it ends, as `restart: unless-stopped` and `Restart=always` do. */
class Supervised {
  readonly #environment: Record<string, string>;
  #program: RunningProgram;
  #saidBefore = '';
  #isClosing = false;

  constructor(environment: Record<string, string>) {
    this.#environment = environment;
    this.#program = this.#start();
  }

  /** Resolves once it is dead: until then it still counts as working. */
  async kill(): Promise<void> {
    await this.#program.end('SIGKILL');
  }

  /** The last words of the start are said. */
  get isWorking(): boolean {
    return this.#program.child.exitCode === null && this.#program.child.signalCode === null && this.#program.output().includes('Ctrl-C');
  }

  get output(): string {
    return this.#saidBefore + this.#program.output();
  }

  /** As whoever supervises it stops it for a new version. */
  async stop(): Promise<OrderlyEnd> {
    const program = this.#program;
    const said = program.output().length;
    const code = await program.end('SIGTERM');
    return { code: code ?? program.child.signalCode, lastWords: program.output().slice(said) };
  }

  async close(): Promise<number | null> {
    this.#isClosing = true;
    return this.#program.end('SIGTERM');
  }

  #start(): RunningProgram {
    const program = startProgram(this.#environment);
    program.child.once('exit', () => void this.#startAgain());
    return program;
  }

  async #startAgain(): Promise<void> {
    await delay(RESTART_AFTER_MS);
    if (this.#isClosing) return;
    this.#saidBefore = this.output;
    this.#program = this.#start();
  }
}

/** The server form of the program as processes: a PostgreSQL and a Redis with their files on the disk, two api, three workers. */
export interface ServerForm {
  /** Of commands, and of every process but for its role and port. */
  readonly environment: Record<string, string>;
  readonly addresses: readonly [string, string];
  readonly database: TestDatabase;
  /** `kill -9`; its supervisor starts it again. */
  kill(part: Part): Promise<void>;
  /** SIGTERM to every program at once; the supervisors start them again. */
  stopAll(): Promise<OrderlyEnd[]>;
  /** Every process has come up again. */
  isComplete(): boolean;
  /** What the processes wrote, whichever were started again. */
  output(): string;
  /** Stops the programs in order. @returns their exit codes */
  close(): Promise<readonly (number | null)[]>;
}

export async function startServerForm(): Promise<ServerForm> {
  // As many connections as the image of docker-compose.yml allows.
  const server: OwnServer = await openOwnServer(['-c', 'max_connections=100']);
  const redis: PrivateRedis = await startRedis({ isDurable: true });
  const database = await createTestDatabase();
  const data = await makeDataFolder();
  // Small chunks, so that a file takes several transactions and a kill falls between or into them.
  const environment = { DATABASE_URL: database.url, REDIS_URL: redis.url, NHIPTHU_DATA: data.path, FOLD_CHUNK_KIB: '64' };
  const ports = [await findFreePort(), await findFreePort()] as const;
  const programs = new Map<Part, Supervised>();
  for (const [at, port] of ports.entries())
    programs.set(at === 0 ? 'api-1' : 'api-2', new Supervised({ ...environment, ROLE: 'api', PORT: String(port) }));
  for (const name of ['worker-1', 'worker-2', 'worker-3'] as const) programs.set(name, new Supervised({ ...environment, ROLE: 'worker' }));
  const isComplete = (): boolean => [...programs.values()].every((program) => program.isWorking);
  const output = (): string => [...programs].map(([name, program]) => `${name}: ${program.output}`).join('\n');
  await waitFor('all processes', isComplete, 90_000).catch((error: unknown) => {
    throw new Error(output(), { cause: error });
  });
  return {
    ...{ environment, database, isComplete, output },
    addresses: [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[1]}`],
    async kill(part) {
      if (part === 'postgres') await server.kill();
      else if (part === 'redis') await redis.kill();
      else await programs.get(part)?.kill();
    },
    stopAll: () => Promise.all([...programs.values()].map((program) => program.stop())),
    async close() {
      const codes = await Promise.all([...programs.values()].map((program) => program.close()));
      await database.drop();
      await redis.stop();
      await server.close();
      await data.remove();
      return codes;
    },
  };
}
