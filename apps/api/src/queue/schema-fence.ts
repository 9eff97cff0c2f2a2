import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Runtime } from '../config/settings.module.ts';
import { APPLICATION_NAME, MIGRATION_LOCK, MIGRATION_NAMES } from '../database/data-source.ts';
import { LastingClient } from '../database/lasting-client.ts';
import { SchemaTooNewError } from '../database/schema-too-new-error.ts';

/** Whether somebody waits to change the schema, and what this program does not know of it. */
const LOOK = `
  select exists (select from pg_locks where locktype = 'advisory' and classid = 0 and objid = $1 and objsubid = 1
                    and mode = 'ExclusiveLock' and not granted
                    and database = (select oid from pg_database where datname = current_database())) as "isAwaited",
         (select max(name) from public.migration where name <> all ($2::text[])) as unknown`;

/**
 * Stands before every job: while a job is under way the schema does not change, and on a schema of a newer program none begins. Jobs of one process
 * share one lock, which is given back as soon as somebody waits to change the schema and the jobs in hand are done.
 */
@Injectable()
export class SchemaFence implements OnApplicationShutdown {
  private client: pg.Client | null = null;
  private inside = 0;
  private isHeld = false;
  /** One after the other, so that the lock is neither taken twice nor given back while it is needed. */
  private queue: Promise<unknown> = Promise.resolve();
  private wakeUp: (() => void) | null = null;

  constructor(private readonly runtime: Runtime) {}

  /** Runs a job. @throws SchemaTooNewError instead of running it, and what the job throws */
  async pass<T>(job: () => Promise<T>): Promise<T> {
    await this.inTurn(() => this.enter());
    try {
      return await job();
    } finally {
      this.inside -= 1;
      if (this.inside === 0) {
        this.wakeUp?.();
        void this.inTurn(() => this.leave());
      }
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.inTurn(() => this.disconnect());
  }

  private async enter(): Promise<void> {
    try {
      const client = await this.connect();
      if (this.isHeld && (await this.look(client)).isAwaited) {
        await this.whenEmpty();
        await this.leave();
      }
      if (!this.isHeld) await client.query('select pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
      this.isHeld = true;
      const { unknown } = await this.look(client);
      if (unknown !== null) throw new SchemaTooNewError(unknown);
      this.inside += 1;
    } catch (error) {
      // Whatever is held goes with the connection; the next job begins with another.
      if (this.inside === 0) await this.disconnect();
      throw error;
    }
  }

  /** Another job may have come in meanwhile, or the connection may be gone, and the lock with it. */
  private async leave(): Promise<void> {
    if (this.inside > 0 || !this.isHeld) return;
    this.isHeld = false;
    await this.client?.query('select pg_advisory_unlock_shared($1)', [MIGRATION_LOCK]).catch(() => this.disconnect());
  }

  private whenEmpty(): Promise<void> {
    if (this.inside === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.wakeUp = () => {
        this.wakeUp = null;
        resolve();
      };
    });
  }

  private async look(client: pg.Client): Promise<{ isAwaited: boolean; unknown: string | null }> {
    const { rows } = await client.query<{ isAwaited: boolean; unknown: string | null }>(LOOK, [MIGRATION_LOCK, MIGRATION_NAMES]);
    return rows[0] ?? { isAwaited: false, unknown: null };
  }

  private async connect(): Promise<pg.Client> {
    if (this.client !== null) return this.client;
    const client: pg.Client = new LastingClient({
      ...{ connectionString: this.runtime.databaseUrl, application_name: APPLICATION_NAME.worker, keepAlive: true },
      connectionTimeoutMillis: 10_000,
    });
    // The lock went with the connection. Jobs in hand fail by themselves where the database is away; the next one connects anew.
    client.once('end', () => {
      if (this.client !== client) return;
      this.client = null;
      this.isHeld = false;
    });
    await client.connect();
    this.client = client;
    return client;
  }

  private async disconnect(): Promise<void> {
    const { client } = this;
    this.client = null;
    this.isHeld = false;
    await client?.end().catch(() => undefined);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}
