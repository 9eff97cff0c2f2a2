import { createHmac } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { START_UP_FAULTS } from '../config/start-up-fault.text.ts';
import { FactSeal } from './fact-seal.ts';
import { KeyFileError, openKeyFile } from './key-file.ts';

const SETTING = 'facts-key';
const CHECK_DIGITS = 32;

/** Where the key is. @param dataFolder of the installation */
export function factsKeyPath(dataFolder: string): string {
  return join(dataFolder, 'facts.key');
}

/**
 * The key with which facts are sealed, tested against the check value that the database keeps of it from its first use on. A key that was just made
 * although the database knows another is removed again, so that the right one can be put in its place.
 * @param path of `facts.key`
 * @throws KeyFileError
 */
export async function readFactsKey(path: string, dataSource: DataSource): Promise<Buffer> {
  const { key, isMade } = await openKeyFile(path);
  const check = createHmac('sha256', key).update('check').digest('hex').slice(0, CHECK_DIGITS);
  // Before the check value is looked for: another process may write that, and seal, in between.
  const isLost = isMade && (await hasSealedFacts(dataSource));
  const known = (await findCheck(dataSource)) ?? (isLost ? null : await keepCheck(dataSource, check));
  if (known === check) return key;
  if (isMade) await rm(path, { force: true });
  throw new KeyFileError(START_UP_FAULTS.factsKeyWrong(path));
}

async function findCheck(dataSource: DataSource): Promise<string | null> {
  const rows = await dataSource.sql<{ value: string }[]>`select value #>> '{}' as value from setting where key = ${SETTING}`;
  return rows[0]?.value ?? null;
}

/** Whoever comes first writes it. */
async function keepCheck(dataSource: DataSource, check: string): Promise<string | null> {
  await dataSource.sql`insert into setting (key, value) values (${SETTING}, to_jsonb(${check}::text)) on conflict do nothing`;
  return findCheck(dataSource);
}

/** Of a version that sealed and kept no check value yet. */
async function hasSealedFacts(dataSource: DataSource): Promise<boolean> {
  const rows = await dataSource.sql<{ found: boolean }[]>`
    select exists (select from fact_block where substr(block, 1, 1) = ${FactSeal.mark}) or exists (select from erased_address) as found`;
  return rows[0]?.found ?? false;
}
