import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { unionBlocks } from '../../apps/api/src/ingest/facts/fact-block.ts';
import type { ParsedChunk, ParseTask } from '../../apps/api/src/ingest/parsing/parse-message.ts';
import { ParserPool } from '../../apps/api/src/ingest/parsing/parser-pool.ts';

jest.setTimeout(120_000);

const STALLING = new URL('../support/stalling-parser.mjs', import.meta.url);
/** Short, so that the test is; a second in the program. */
const TICK_MS = 200;
const LINES = 4_000;

const lineOf = (index: number): string => {
  const [minute, second] = [Math.floor(index / 60) % 60, index % 60].map((part) => String(part).padStart(2, '0'));
  const client = `rip=10.0.0.9, lip=10.0.0.1, mpid=1, TLS, session=<a${index}>`;
  return `2026-03-05T0${Math.floor(index / 3600)}:${minute}:${second}+07:00 thu dovecot: imap-login: Login: user=<ha@sxd.vn>, method=PLAIN, ${client}\n`;
};
/** Equal lines of one second, on both sides of the poison: how often they count must not depend on it. */
const TWIN = lineOf(1_999).repeat(3);

describe('a line at which the parser stands still', () => {
  let folder: string;
  const pools: ParserPool[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nhipthu-stall-'));
  });
  afterAll(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    await rm(folder, { recursive: true });
  });

  const parseAll = async (lines: readonly string[], pool: ParserPool): Promise<ParsedChunk[]> => {
    pools.push(pool);
    const path = join(folder, `${pools.length}.log`);
    await writeFile(path, lines.join(''));
    const task: ParseTask = {
      ...{ path, compression: 'plain', from: 0, carry: { parser: null, facts: null }, chunkBytes: 64 * 1024, dialect: null },
      context: { head: Buffer.from(lines.join('')), zoneOffsetMinutes: 420, year: null, receivedAtSecond: Date.UTC(2026, 10, 26) / 1000 },
    };
    const chunks: ParsedChunk[] = [];
    for await (const chunk of pool.parse(task)) chunks.push(chunk);
    return chunks;
  };
  const countOf = (chunks: readonly ParsedChunk[], key: 'lines' | 'parsed' | 'rejected' | 'lineBytes'): number =>
    chunks.reduce((sum, { found }) => sum + found[key], 0);
  const blocksOf = (chunks: readonly ParsedChunk[]): [number, string][] => {
    const blocks = new Map<number, Uint8Array>();
    for (const { found } of chunks) {
      for (const [hour, block] of found.blocks) blocks.set(hour, unionBlocks(blocks.get(hour) ?? null, block).block);
    }
    return [...blocks].map(([hour, block]) => [hour, Buffer.from(block).toString('hex')]);
  };

  it('is found and rejected as parser-fault; all lines before and after it count as if it were not there', async () => {
    const healthy = Array.from({ length: LINES }, (_, index) => lineOf(index));
    healthy[1_999] = TWIN;
    healthy[2_000] = TWIN;
    const sick = healthy.toSpliced(2_000, 0, `2026-03-05T00:33:19+07:00 thu postfix/smtpd[1]: poison\n`);
    const expected = await parseAll(healthy, new ParserPool());
    const found = await parseAll(sick, new ParserPool(STALLING, TICK_MS));
    expect(countOf(found, 'rejected')).toBe(1);
    expect(found.map(({ found: { rejectedReasons } }) => rejectedReasons).filter((reasons) => 'parser-fault' in reasons)).toEqual([
      { 'parser-fault': 1 },
    ]);
    expect(countOf(found, 'lines')).toBe(countOf(expected, 'lines') + 1);
    expect(countOf(found, 'lineBytes')).toBe(sick.join('').length);
    expect(countOf(found, 'parsed')).toBe(countOf(expected, 'parsed'));
    expect(blocksOf(found)).toEqual(blocksOf(expected));
  });

  it('does not wait for the threads of a parse that was given up', async () => {
    const pool = new ParserPool(STALLING, TICK_MS);
    const chunks = pool.parse({
      ...{
        path: join(folder, 'none.log'),
        compression: 'plain',
        from: 0,
        carry: { parser: null, facts: null },
        chunkBytes: 65_536,
        dialect: null,
      },
      context: { head: Buffer.alloc(0), zoneOffsetMinutes: 420, year: null, receivedAtSecond: 0 },
    });
    await expect(chunks.next()).rejects.toMatchObject({ code: 'ENOENT' });
    await pool.close();
  });
});
