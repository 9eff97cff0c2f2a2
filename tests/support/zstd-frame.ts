import { Xxh64 } from '../../apps/api/src/ingest/xxh64.ts';

const MAGIC = Buffer.of(0x28, 0xb5, 0x2f, 0xfd);
/** A window of 2 MiB. */
const WINDOW = 0x58;
const MAX_BLOCK = 128 * 1024;
const RUN_LENGTH = 1;

function blockHead(size: number, type: number, isLast: boolean): Buffer {
  const head = Buffer.alloc(3);
  head.writeUIntLE((size << 3) | (type << 1) | Number(isLast), 0, 3);
  return head;
}

/** One zstd frame of raw blocks, as an encoder writes what does not shrink; with the check sum of its text when asked. */
export function rawFrame(text: Buffer, { blockBytes = 100_000, isChecked = false } = {}): Buffer {
  const parts: Buffer[] = [MAGIC, Buffer.of(isChecked ? 0x04 : 0, WINDOW)];
  for (let at = 0; at < text.length || at === 0; at += blockBytes) {
    const block = text.subarray(at, at + blockBytes);
    parts.push(blockHead(block.length, 0, at + blockBytes >= text.length), block);
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(new Xxh64().update(text).digest().low);
  return Buffer.concat(isChecked ? [...parts, sum] : parts);
}

/** A zstd frame of run-length blocks: 128 KiB of one letter in four bytes each. */
export function runFrame(blocks: number, letter = 'x'): Buffer {
  const one = (n: number): Buffer => Buffer.concat([blockHead(MAX_BLOCK, RUN_LENGTH, n === blocks - 1), Buffer.from(letter)]);
  return Buffer.concat([MAGIC, Buffer.of(0, WINDOW), ...Array.from({ length: blocks }, (_, n) => one(n))]);
}

/** A frame that readers skip. */
export function skippableFrame(bytes: Buffer): Buffer {
  const head = Buffer.of(0x5a, 0x2a, 0x4d, 0x18, 0, 0, 0, 0);
  head.writeUInt32LE(bytes.length, 4);
  return Buffer.concat([head, bytes]);
}
