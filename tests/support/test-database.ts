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

/** A database with all migrations applied and nothing else in it, once on each server; every other one is a copy of it. */
const TEMPLATE = 'nhipthu_template';

/** A fresh database with all migrations applied, on the server that the global set-up started. `isEmpty`: with none of them. */
export async function createTestDatabase(options: { isEmpty?: boolean } = {}): Promise<TestDatabase> {
  const server = process.env['NHIPTHU_TEST_DATABASE'];
  if (!server) throw new Error('no test server: integration tests run in the jest project "integration", which starts one');
  const name = `test_${randomBytes(6).toString('hex')}`;
  if (!options.isEmpty) await ensureTemplate(server);
  await run(server, `create database ${name}${options.isEmpty ? '' : ` template ${TEMPLATE}`}`);
  const url = addressOf(server, name);
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

/** Several test files may ask at once: one makes it, under a name of the making, the others wait. A copy takes a tenth of the time of the migrations. */
async function ensureTemplate(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('${TEMPLATE}'))`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount !== 0) return;
    const unfinished = `${TEMPLATE}_unfinished`;
    await client.query(`drop database if exists ${unfinished}`);
    await client.query(`create database ${unfinished}`);
    await migrate(addressOf(server, unfinished));
    await client.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
  } finally {
    await client.end();
  }
}

function addressOf(server: string, name: string): string {
  return server.replace(/\/[^/]*$/, `/${name}`);
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
