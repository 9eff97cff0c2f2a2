import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** What is charged for an attempt. */
export interface Charge {
  readonly key: Buffer;
  /** So many failures cost nothing; each further one doubles the wait, from one second on. */
  readonly free: number;
  readonly maxSeconds: number;
}

/** Removed at a time, of those nobody asks for any more. */
const SWEPT = 20;

/** Failed attempts, counted for all processes at once. */
@Injectable()
export class SignInFailureRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Until when one of these has to wait, as far as it is known without waiting for others who are just charged; null: nothing is known. */
  async findBlock(keys: readonly Buffer[]): Promise<Date | null> {
    const rows = await this.dataSource.sql<{ until: Date | null }[]>`
      select max(blocked_until) as until from sign_in_failure where key = any (${keys}::bytea[])`;
    return rows[0]?.until ?? null;
  }

  /**
   * Charges all of them one failure, unless one is blocked: then none, and until when. Whoever charges the same at the same time waits, so that no more
   * attempts come through in parallel than one after the other.
   * @param since failures before it are forgotten
   */
  async charge(charges: readonly Charge[], now: Date, since: Date): Promise<Date | null> {
    const [keys, free, max] = [charges.map(({ key }) => key), charges.map((each) => each.free), charges.map((each) => each.maxSeconds)];
    await this.dataSource.sql`
      insert into sign_in_failure (key, failures, failed_at, blocked_until)
      select key, 0, ${now}, 'epoch' from unnest(${keys}::bytea[]) as wanted (key) order by key
      on conflict (key) do nothing`;
    const rows = await this.dataSource.sql<{ until: Date | null }[]>`
      with held as (
        select f.key, f.blocked_until, wanted.free, wanted.max_seconds, case when f.failed_at > ${since} then f.failures else 0 end + 1 as failures
          from sign_in_failure f join unnest(${keys}::bytea[], ${free}::int[], ${max}::int[]) as wanted (key, free, max_seconds) on wanted.key = f.key
         order by f.key for update of f),
      blocked as (select max(blocked_until) as until from held where blocked_until > ${now}),
      charged as (
        update sign_in_failure f
           set failures = h.failures, failed_at = ${now},
               blocked_until = case when h.failures <= h.free then 'epoch'
                 else ${now}::timestamptz + make_interval(secs => least(2 ^ least(h.failures - h.free - 1, 30), h.max_seconds)) end
          from held h where f.key = h.key and not exists (select from blocked where until is not null))
      select until from blocked`;
    return rows[0]?.until ?? null;
  }

  async forget(key: Buffer): Promise<void> {
    await this.dataSource.sql`delete from sign_in_failure where key = ${key}`;
  }

  /** One failure less, and no wait. */
  async giveBack(key: Buffer): Promise<void> {
    await this.dataSource.sql`update sign_in_failure set failures = greatest(failures - 1, 0), blocked_until = 'epoch' where key = ${key}`;
  }

  /** Removes some that failed last before this. */
  async sweep(before: Date): Promise<void> {
    await this.dataSource.sql`
      delete from sign_in_failure where key in (
        select key from sign_in_failure where failed_at <= ${before} order by failed_at limit ${SWEPT} for update skip locked)`;
  }
}
