import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { openSpool as OpenSpool, SpoolNote } from '../../apps/api/src/ingest/spool.ts';
import { noteFigure } from '../support/fault-figures.ts';
import { layOut, RecordedDisk, type NameKeeping, type Remains } from '../support/recorded-disk.ts';

jest.setTimeout(120_000);

/** Thousands of small folders: in memory where that is possible. */
const TEMPORARY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const ORIGINS = ['thu', 'thu-2'] as const;
const noteOf = (originName: string, name = 'mail.log'): SpoolNote => ({
  ...{ originName, name, zoneOffsetMinutes: 420, year: 2026 },
  receivedAt: '2026-03-09T00:00:00.000Z',
});
async function* streamOf(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
const FIRST = ['first line\n', 'second line\n'];
const SECOND = ['another file\n'];

/** A receipt that was given when so many steps had been taken. */
interface Receipt {
  readonly steps: number;
  readonly hmac: string;
  readonly note: SpoolNote;
}

let base: string;
let recorded: RecordedDisk;
let openSpool: typeof OpenSpool;
/** The same without anybody writing down. */
let openPlainSpool: typeof OpenSpool;
const receipts: Receipt[] = [];

beforeAll(async () => {
  base = await mkdtemp(join(TEMPORARY, 'nhip-thu-power-'));
  recorded = new RecordedDisk(base);
  ({ openSpool: openPlainSpool } = await import('../../apps/api/src/ingest/spool.ts'));
  jest.resetModules();
  jest.unstable_mockModule('node:fs/promises', () => recorded.door);
  ({ openSpool } = await import('../../apps/api/src/ingest/spool.ts'));
  const spool = await openSpool(base);
  const receive = async (parts: string[], note: SpoolNote): Promise<Buffer> => {
    const { hmac } = await spool.receive(streamOf(...parts), note);
    receipts.push({ steps: recorded.length, hmac: hmac.toString('hex'), note });
    return hmac;
  };
  const hmac = await receive(FIRST, noteOf(ORIGINS[0]));
  await receive(FIRST, noteOf(ORIGINS[1]));
  await receive(SECOND, noteOf(ORIGINS[0]));
  const renamed = noteOf(ORIGINS[0], 'renamed.log');
  await spool.replaceNote(hmac, renamed);
  receipts.push({ steps: recorded.length, hmac: hmac.toString('hex'), note: renamed });
});
afterAll(() => rm(base, { recursive: true, force: true }));

/** Opens what is left as the next start does, holds it against the receipts given by then, and hands everything over again. */
async function expectSafe(remains: Remains, steps: number, keeping: NameKeeping): Promise<void> {
  const folder = await mkdtemp(join(TEMPORARY, 'nhip-thu-left-'));
  try {
    await layOut(remains, folder);
    const spool = await openPlainSpool(folder);
    const found = new Map<string, SpoolNote[]>();
    for await (const { hmac, notes } of spool.list()) {
      found.set(hmac.toString('hex'), notes);
      expect({ steps, state: 'what bears its final name is whole', found: await spool.check(hmac) }).toMatchObject({
        found: { isIntact: true },
      });
      // Where names are kept in order, the start-up scan can enter every blob in the ledger.
      expect({ steps, isNoted: notes.length > 0 || keeping === 'any' }).toEqual({ steps, isNoted: true });
    }
    for (const { hmac, note } of receipts.filter((receipt) => receipt.steps <= steps)) {
      const names = receipts
        .filter((other) => other.hmac === hmac && other.note.originName === note.originName)
        .map((other) => other.note.name);
      const kept = found.get(hmac)?.find(({ originName }) => originName === note.originName);
      expect({ steps, hmac, isKept: kept !== undefined && names.includes(kept.name) }).toEqual({ steps, hmac, isKept: true });
    }
    // Whoever got no receipt sends again.
    const { hmac } = await spool.receive(streamOf(...FIRST), noteOf(ORIGINS[0]));
    expect(await spool.check(hmac)).toMatchObject({ isIntact: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the power fails while files are handed over', () => {
  it.each(['in order', 'any'] as const)('at every moment, names kept %s: nothing with a receipt is lost or torn', async (keeping) => {
    let states = 0;
    let seen = new Set<string>();
    for (let steps = 0; steps <= recorded.length; steps += 1) {
      // After a receipt the same states mean more.
      if (receipts.some((receipt) => receipt.steps === steps)) seen = new Set();
      for (const remains of recorded.remainsAfter(steps, keeping, seen)) {
        states += 1;
        await expectSafe(remains, steps, keeping);
      }
    }
    noteFigure(
      `power loss, names kept ${keeping}`,
      `${states} states of the disk at ${recorded.length + 1} moments: nothing with a receipt lost`,
    );
    expect(states).toBeGreaterThan(receipts.length * 5);
  });

  it('a receipt is given only for what is flushed: bytes, note, and both names', async () => {
    for (const [at, { steps, hmac }] of receipts.entries()) {
      const notes = new Set(receipts.slice(0, at + 1).flatMap((receipt) => (receipt.hmac === hmac ? [receipt.note.originName] : [])));
      for (const remains of recorded.remainsAfter(steps, 'any')) {
        const found = [...remains]
          .filter(([path]) => path.includes(hmac))
          .map(([path, bytes]) => [path.split('/').at(-1), bytes?.length !== 0]);
        expect(found).toEqual([hmac, ...[...notes].map((origin) => `${hmac}.${origin}.json`)].toSorted().map((name) => [name, true]));
      }
    }
  });
});
