import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DamagedFileError } from './stored-text.ts';
import { readTextChunks, type TextChunk } from './text-chunks.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipthu-chunks-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function collect(bytes: Buffer, compression: 'plain' | 'gzip', from: number, size: number): Promise<TextChunk[]> {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  const chunks: TextChunk[] = [];
  for await (const chunk of readTextChunks(path, compression, from, size)) {
    chunks.push({ ...chunk, lines: Buffer.from(chunk.lines) });
  }
  return chunks;
}

const sumBytes = (chunks: TextChunk[]): number =>
  chunks.reduce((sum, chunk) => sum + chunk.lines.length + chunk.oversizeBytes + chunk.tailBytes, 0);

describe('readTextChunks', () => {
  it('gives every byte once, in whole lines, plain or gzip, from any offset', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ maxLength: 40 }), { maxLength: 30 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 200 }),
        fc.nat(),
        async (lines, isGzip, size, cut) => {
          const text = Buffer.from(lines.map((line) => `${line.replaceAll('\n', '')}\n`).join('') + 'tail');
          const starts = [0, ...[...text.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1)];
          const from = starts[cut % starts.length] ?? 0;
          const chunks = await collect(isGzip ? gzipSync(text) : text, isGzip ? 'gzip' : 'plain', from, size);
          expect(sumBytes(chunks)).toBe(text.length - from);
          expect(chunks.at(-1)?.tailBytes).toBe(4);
          for (const chunk of chunks) expect(chunk.lines.length === 0 || chunk.lines.at(-1) === 10).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('joins to the same text for every chunk size', async () => {
    const text = Buffer.from(Array.from({ length: 5000 }, (_, n) => `line ${n}\n`).join(''));
    for (const size of [64, 1000, 100_000]) {
      const chunks = await collect(gzipSync(text), 'gzip', 0, size);
      expect(Buffer.concat(chunks.map((chunk) => chunk.lines)).equals(text)).toBe(true);
    }
  });

  it('counts a line longer than the chunk as oversize, drops it, and goes on', async () => {
    const long = Buffer.alloc(3 * 1024 * 1024, 'x');
    const text = Buffer.concat([Buffer.from('first\n'), long, Buffer.from('\nlast\n')]);
    const chunks = await collect(text, 'plain', 0, 64 * 1024);
    expect(chunks.reduce((sum, chunk) => sum + chunk.oversizeLines, 0)).toBe(1);
    expect(Buffer.concat(chunks.map((chunk) => chunk.lines)).toString()).toBe('first\nlast\n');
    expect(sumBytes(chunks)).toBe(text.length);
  });

  it('reads several gzip members as one text', async () => {
    const chunks = await collect(Buffer.concat([gzipSync('a\n'), gzipSync('b\n')]), 'gzip', 0, 1024);
    expect(Buffer.concat(chunks.map((chunk) => chunk.lines)).toString()).toBe('a\nb\n');
  });

  it('delivers what inflates of a truncated file, then says so', async () => {
    const whole = gzipSync(Array.from({ length: 20_000 }, (_, n) => `line ${n} ${Math.sin(n)}\n`).join(''));
    const path = join(folder, 'cut.gz');
    await writeFile(path, whole.subarray(0, Math.floor(whole.length / 2)));
    let bytes = 0;
    const read = async (): Promise<void> => {
      for await (const chunk of readTextChunks(path, 'gzip', 0, 4096)) bytes += chunk.lines.length;
    };
    await expect(read()).rejects.toBeInstanceOf(DamagedFileError);
    expect(bytes).toBeGreaterThan(100_000);
  });
});
