import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NotPackedError } from './compression.ts';
import { Spool } from './spool.ts';

const note = { originName: 'thu', zoneOffsetMinutes: 420, name: 'mail.log', year: 2026, receivedAt: '2026-03-09T00:00:00.000Z' };
let folder = '';
let spool: Spool;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipthu-spool-'));
  spool = new Spool(folder, Buffer.alloc(32, 1));
  await spool.open();
});
afterEach(() => rm(folder, { recursive: true }));

async function* bytes(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

describe('Spool', () => {
  it('lets nobody but its owner read, whatever the umask', async () => {
    const umask = process.umask(0);
    try {
      const root = join(folder, 'kho');
      const open = new Spool(root, Buffer.alloc(32, 1));
      await open.open();
      const { hmac } = await open.receive(bytes('ab\n'), note);
      await open.replaceNote(hmac, note);
      const paths = [root, ...(await readdir(root, { recursive: true })).map((name) => join(root, name))];
      const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode));
      expect(modes.map((mode) => (mode & 0o777).toString(8)).toSorted()).toEqual(['600', '600', '700', '700', '700']);
    } finally {
      process.umask(umask);
    }
  });

  it('stores the bytes under a name that depends on the content and the key only', async () => {
    const one = await spool.receive(bytes('a', 'b\n'), note);
    const two = await spool.receive(bytes('ab\n'), { ...note, name: 'other' });
    expect(two.hmac.equals(one.hmac)).toBe(true);
    expect(await readFile(spool.pathOf(one.hmac), 'utf8')).toBe('ab\n');
    const other = await new Spool(folder, Buffer.alloc(32, 2)).receive(bytes('ab\n'), note);
    expect(other.hmac.equals(one.hmac)).toBe(false);
  });

  it('stores every byte in its order, however much comes at a time', async () => {
    // Odd lengths: what is gathered for a write ends within none of them alike, and an empty piece is none.
    const lengths = [1, 700_001, 0, 400_003, 1_048_576, 65_536, 3_000_017, 5];
    const parts = lengths.map((length, at) => Buffer.alloc(length, `${at} mail\n`));
    async function* inParts(): AsyncGenerator<Uint8Array> {
      yield* parts;
    }
    const { hmac, storedBytes } = await spool.receive(inParts(), note);
    const whole = Buffer.concat(parts);
    expect(storedBytes).toBe(whole.length);
    expect((await readFile(spool.pathOf(hmac))).equals(whole)).toBe(true);
    expect(await spool.check(hmac)).toEqual({ isIntact: true, storedBytes: whole.length });
  });

  it('knows gzip by its first bytes, even when they come one at a time', async () => {
    const zipped = gzipSync('x\n');
    async function* single(): AsyncGenerator<Uint8Array> {
      for (const byte of zipped) yield Buffer.of(byte);
    }
    expect((await spool.receive(single(), note)).compression).toBe('gzip');
    expect((await spool.receive(bytes('x\n'), note)).compression).toBe('plain');
  });

  it('leaves nothing behind of what is named as packed and is neither that nor a log', async () => {
    await expect(spool.receive(bytes('\u0000\u0001\u0002', 'x'.repeat(400)), { ...note, name: 'mail.log.gz' })).rejects.toThrow(
      NotPackedError,
    );
    expect(await readdir(folder, { recursive: true })).toEqual(['tmp']);
    expect((await spool.receive(bytes('a line\n'), { ...note, name: 'mail.log.gz' })).compression).toBe('plain');
  });

  it('leaves nothing behind when the stream breaks', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('connection reset');
    }
    await expect(spool.receive(broken(), note)).rejects.toThrow('connection reset');
    expect(await readdir(folder)).toEqual(['tmp']);
    expect(await readdir(join(folder, 'tmp'))).toEqual([]);
  });

  it('lists each blob with a note per origin', async () => {
    await spool.receive(bytes('ab\n'), note);
    await spool.receive(bytes('ab\n'), { ...note, originName: 'thu-2' });
    const found = [];
    for await (const entry of spool.list()) found.push(entry);
    expect(found).toHaveLength(1);
    expect(found[0]?.notes.map((one) => one.originName).toSorted()).toEqual(['thu', 'thu-2']);
    expect(found[0]?.storedBytes).toBe(3);
  });

  it('names a note that the disk has damaged, and lists the others', async () => {
    const { hmac } = await spool.receive(bytes('ab\n'), note);
    await writeFile(`${spool.pathOf(hmac)}.thu-2.json`, '{"originName":"thu-2","na');
    const found = [];
    for await (const entry of spool.list()) found.push(entry);
    expect(found.map(({ notes, unreadableNotes }) => [notes, unreadableNotes])).toEqual([[[note], [`${hmac.toString('hex')}.thu-2.json`]]]);
  });
});
