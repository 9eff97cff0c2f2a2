import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../apps/api/src/database/data-source.ts';

export interface TestDatabase {
  readonly url: string;
  /** A superuser's, which sees everything. */
  readonly dataSource: DataSource;
  drop(): Promise<void>;
}

/** A fresh database with all migrations applied, on the server that the global set-up started. */
export async function createTestDatabase(options: { isEmpty?: boolean } = {}): Promise<TestDatabase> {
  const server = process.env['NHIPTHU_TEST_DATABASE'];
  if (!server) throw new Error('no test server: integration tests run in the jest project "integration", which starts one');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(server, `create database ${name}`);
  const url = server.replace(/\/[^/]*$/, `/${name}`);
  if (!options.isEmpty) await migrate(url);
  const dataSource = await new DataSource(dataSourceOptions(asSuperuser(url))).initialize();
  return {
    url,
    dataSource,
    async drop() {
      await dataSource.destroy();
      await run(asSuperuser(server), `drop database ${name} with (force)`);
    },
  };
}

function asSuperuser(url: string): string {
  return url.replace(/\/\/[^:]*:/, '//postgres:');
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
