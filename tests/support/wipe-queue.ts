import { Redis } from 'ioredis';
import type { DataSource } from 'typeorm';
import type { PrivateRedis } from './redis-server.ts';

/** Every wake-up call is gone, as after FLUSHALL or a restored backup; the ledger is not. */
export async function wipeQueue(dataSource: DataSource, redis: PrivateRedis | null): Promise<void> {
  if (redis === null) {
    await dataSource.query(`do $$ declare name text; begin
      for name in select format('bullmq.%I', tablename) from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'
      loop execute 'delete from ' || name; end loop; end $$`);
    return;
  }
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
}
