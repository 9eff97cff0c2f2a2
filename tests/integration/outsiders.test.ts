import { Writable } from 'node:stream';
import { join } from 'node:path';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { ConsoleLogger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { FactSeal } from '../../apps/api/src/database/fact-seal.ts';
import { readFactsKey } from '../../apps/api/src/database/facts-key.ts';
import { KeyFileError } from '../../apps/api/src/database/key-file.ts';
import { OldFacts } from '../../apps/api/src/database/old-facts.ts';
import { DIALECT_NAMES } from '../../apps/api/src/ingest/maillog/dialect-table.ts';
import { hashAddressText } from '../../apps/api/src/ingest/maillog/address-hash.ts';
import { hashDomainText } from '../../apps/api/src/ingest/maillog/recipient-writer.ts';
import { IngestService } from '../../apps/api/src/ingest/ingest.service.ts';
import { VerifyService } from '../../apps/api/src/ingest/verify.service.ts';
import { startApp, type RunningApp } from '../support/app.ts';
import { findSecretsInDatabase, findSecretsInSpool, holdsSecret } from '../support/hostile/leaks.ts';
import { tellOutsideWorld } from '../support/outside-world.ts';

jest.setTimeout(180_000);

const { outsiders, own, files } = tellOutsideWorld();
let running: RunningApp;
let logged = '';
let ids: string[];

const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> => running.database.dataSource.query(sql, values);
const hexOf = ({ high, low }: { readonly high: number; readonly low: number }): string => {
  const bytes = Buffer.alloc(8);
  bytes.writeInt32BE(high);
  bytes.writeInt32BE(low, 4);
  return bytes.toString('hex');
};
/** What somebody who has the database would look for to test a guess: hashes of addresses, and of the domains of outsiders. */
const GUESSES = [
  ...[...outsiders, ...own].map((address) => hexOf(hashAddressText(address))),
  ...outsiders.map((address) => hexOf(hashDomainText(address.split('@')[1]!))),
];
const readBlocks = (): Promise<{ originId: number; hour: number; block: Buffer }[]> =>
  query('select origin_id as "originId", hour, block from fact_block order by 1, 2');
const listFaults = async (): Promise<unknown[]> =>
  (await running.app.get(VerifyService).verify({ isRebuilding: true })).checks.flatMap(({ name, faults }) =>
    faults.map((fault) => ({ check: name, ...fault })),
  );
const dump = async (): Promise<string> => {
  const tables = await query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  let text = '';
  for (const { name } of tables)
    for (const row of await query<{ text: string }>(`select t::text as text from ${name} t`)) text += `${row.text}\n`;
  return text;
};

beforeAll(async () => {
  running = await startApp();
  const logger = new ConsoleLogger({ logLevels: ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'], colors: false });
  const sink = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk);
      done();
    },
  });
  for (const level of ['printMessages', 'printStackTrace'] as const)
    Object.assign(logger, { [level]: (...words: unknown[]) => sink.write(`${JSON.stringify(words)}\n`) });
  running.app.useLogger(logger);
  await running.startWork();
  ids = [];
  for (const { kind, name, bytes } of files) {
    async function* stream(): AsyncGenerator<Uint8Array> {
      yield bytes;
    }
    const { segment } = await running.app.get(IngestService).receive({ originName: kind, name, stream: stream() });
    ids.push(segment.id);
  }
  await running.app.get(IngestService).waitForRollUps(ids);
});
afterAll(() => running.close());

describe('outsiders in logs of every kind', () => {
  it('are in files that were read in every dialect, with facts of every file', async () => {
    const rows = await query<{ dialect: string; facts: number; state: string }>('select dialect, facts, state from segment');
    expect(new Set(rows.map(({ dialect }) => dialect))).toEqual(new Set(DIALECT_NAMES));
    expect(rows.filter(({ facts, state }) => facts === 0 || state !== 'folded')).toEqual([]);
    const days = files.filter(({ kind }) => kind === 'generic-days');
    expect(files.filter((file) => !days.includes(file) && !holdsSecret(file.bytes.toString('latin1'))).map(({ name }) => name)).toEqual(
      // Log-ins of our own alone.
      ['exim-1.log'],
    );
  });

  it('leave no address, subject, typed password or refused line in the database, beside the spool, in the log or in answers', async () => {
    let answered = '';
    const paths = [
      '',
      '/reconciliation',
      '/coverage?from=2026-03-01&to=2026-03-08',
      '/unmatched?from=2026-03-01&to=2026-03-08',
      '/segments?limit=200',
    ];
    for (const path of [...paths.map((each) => `/api/v1/ingest${each}`), '/api/v1/directory/unknown-addresses?limit=100'])
      answered += await (await running.fetch(path)).text();
    for (const id of ids) answered += await (await running.fetch(`/api/v1/ingest/segments/${id}/rejects`)).text();
    const database = await findSecretsInDatabase(running.database.dataSource);
    const spool = await findSecretsInSpool(join(running.dataFolder, 'spool'));
    expect({ database: database.leaks, spool: spool.leaks, log: holdsSecret(logged), answers: holdsSecret(answered) }).toEqual({
      ...{ database: [], spool: [], log: false, answers: false },
    });
    // Our own accounts are there, so there was something to look at.
    expect(answered).toContain(own[0]);
    expect(database.rows).toBeGreaterThan(500);
  });

  it('nobody can be guessed from the database: no hash of an address stands in it, as it would without the seal', async () => {
    const text = await dump();
    expect(GUESSES.filter((guess) => text.includes(guess))).toEqual([]);
    const seal = running.app.get(FactSeal);
    const blocks = await readBlocks();
    const opened = blocks.map(({ block }) => seal.open(block).toString('hex')).join('\n');
    expect(GUESSES.filter((guess) => opened.includes(guess)).length).toBeGreaterThan(GUESSES.length * 0.9);
    expect(blocks.every(({ block }) => FactSeal.isSealed(block))).toBe(true);
    expect((await stat(join(running.dataFolder, 'facts.key'))).mode & 0o777).toBe(0o600);
  });

  it('what an earlier version stored as it was is sealed at the next start, byte for byte as if it had been sealed at once', async () => {
    const before = await readBlocks();
    expect(await listFaults()).toEqual([]);
    const seal = running.app.get(FactSeal);
    for (const { originId, hour, block } of before)
      await query('update fact_block set block = $3 where origin_id = $1 and hour = $2', [originId, hour, seal.open(block)]);
    await query(`delete from setting where key = 'facts-sealed'`);
    // Read as they are until then.
    expect(await listFaults()).toEqual([]);
    expect((await readBlocks()).some(({ block }) => FactSeal.isSealed(block))).toBe(false);
    // What a day hands to the next, and a chunk to the next, of a fold that was cut short.
    const carry = seal.open(before[0]!.block);
    await query(`insert into day_carry (origin_id, day, facts) values ($1, '2026-02-01', $2)`, [before[0]!.originId, carry]);
    await query(`update segment set carry = $2 where id = $1`, [ids[0], carry]);
    const oldFacts = running.app.get(OldFacts, { strict: false });
    await Promise.all([oldFacts.onApplicationBootstrap(), oldFacts.onApplicationBootstrap()]);
    expect(await readBlocks()).toEqual(before);
    const sealed = seal.seal(carry);
    expect(await query('select facts from day_carry')).toEqual([{ facts: sealed }]);
    expect(await query('select carry from segment where id = $1', [ids[0]])).toEqual([{ carry: sealed }]);
    await query('delete from day_carry; update segment set carry = null');
    expect(await listFaults()).toEqual([]);
  });

  it('open with one key alone: another one, or none, stops the start and says what to put back, and is not left in its place', async () => {
    const path = join(running.dataFolder, 'facts.key');
    const key = await readFile(path);
    const { dataSource } = running.database;
    const start = (): Promise<Buffer> => readFactsKey(path, dataSource);
    expect(await start()).toEqual(key);
    try {
      await rm(path);
      await expect(start()).rejects.toThrow(/facts\.key from the backup of keys/);
      await expect(stat(path)).rejects.toThrow('ENOENT');
      await writeFile(path, Buffer.alloc(32, 9));
      await expect(start()).rejects.toThrow(/not the key with which facts in this database were sealed/);
      expect(await readFile(path)).toEqual(Buffer.alloc(32, 9));
      // As an earlier version left it: a lost key is found out by what is sealed, one that is there is noted.
      await query(`delete from setting where key = 'facts-key'`);
      await rm(path);
      await expect(start()).rejects.toBeInstanceOf(KeyFileError);
      await expect(stat(path)).rejects.toThrow('ENOENT');
    } finally {
      await writeFile(path, key);
    }
    expect(await Promise.all([start(), start()])).toEqual([key, key]);
    expect(await query(`select from setting where key = 'facts-key'`)).toHaveLength(1);
  });
});
