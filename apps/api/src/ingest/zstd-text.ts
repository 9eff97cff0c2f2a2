import { open, type FileHandle } from 'node:fs/promises';
import { Decompress } from 'fzstd';
import { DamagedFileError, type StoredText } from './stored-text.ts';
import { Xxh64 } from './xxh64.ts';

const MIB = 1024 * 1024;
/** What `zstd` writes unless told `--ultra` or `--long`: the decoder keeps a window of this size in memory. */
const MAX_WINDOW = 32 * MIB;
const MAX_BLOCK = 128 * 1024;
const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const MAX_HEADER = 18;
const BLOCK_HEAD = 3;
const RUN_LENGTH_BLOCK = 1;
const RESERVED_BLOCK = 3;
const CHECKSUM_BYTES = 4;

/** What a frame's header says (RFC 8878, section 3.1.1.1). */
interface FrameHeader {
  readonly length: number;
  readonly window: number;
  readonly hasChecksum: boolean;
}

/**
 * Text of a zstd file of any number of frames. Frames and blocks are found here and given to fzstd one by one: a block is at most
 * 128 KiB of text, so memory stays bounded whatever the file claims, and the byte of a damage is known. Check sums are compared.
 */
export function inflateZstd(path: string): StoredText {
  const reader = new StoredReader(path);
  return { parts: readFrames(reader), storedOffset: () => reader.offset };
}

async function* readFrames(reader: StoredReader): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      reader.markHere();
      const start = await reader.peek(MAX_HEADER);
      if (start.length === 0) return;
      if (start.length >= 8 && (start.readUInt32LE(0) & ~0xf) >>> 0 === SKIPPABLE_MAGIC) {
        await reader.skip(8 + start.readUInt32LE(4));
      } else yield* readFrame(reader, readFrameHeader(start));
    }
  } catch (error) {
    throw error instanceof UnreadableFrame ? new DamagedFileError(reader.mark, { cause: error }) : error;
  } finally {
    await reader.close();
  }
}

async function* readFrame(reader: StoredReader, header: FrameHeader): AsyncGenerator<Buffer> {
  const texts: Buffer[] = [];
  const decoder = new Decompress((text) => texts.push(Buffer.from(text)));
  push(decoder, await reader.take(header.length), false);
  const hash = new Xxh64();
  for (;;) {
    reader.markHere();
    const head = await reader.take(BLOCK_HEAD);
    const word = head.readUIntLE(0, BLOCK_HEAD);
    const isLast = (word & 1) === 1;
    const type = (word >> 1) & 3;
    const size = type === RUN_LENGTH_BLOCK ? 1 : word >> 3;
    if (type === RESERVED_BLOCK || word >> 3 > MAX_BLOCK) throw new UnreadableFrame('a block of no known kind');
    const block = await reader.take(size);
    // fzstd does not look at the check sum, but wants four bytes for it; the true ones are read below, when the text is out.
    const end = Buffer.alloc(isLast && header.hasChecksum ? CHECKSUM_BYTES : 0);
    push(decoder, Buffer.concat([head, block, end]), isLast);
    for (const text of texts.splice(0)) {
      if (header.hasChecksum) hash.update(text);
      yield text;
    }
    if (isLast) break;
  }
  if (!header.hasChecksum) return;
  reader.markHere();
  const stated = await reader.take(CHECKSUM_BYTES);
  if (stated.readUInt32LE() !== hash.digest().low) throw new UnreadableFrame('a check sum of other text');
}

function push(decoder: Decompress, bytes: Buffer, isLast: boolean): void {
  try {
    // Told that it is the last one, fzstd also reads a frame of fewer bytes than a header may have.
    decoder.push(bytes, isLast);
  } catch (error) {
    throw new UnreadableFrame('a block that does not unpack', { cause: error });
  }
}

/** @throws UnreadableFrame when it is none, needs a dictionary, or asks for more memory than a log is packed with */
function readFrameHeader(bytes: Buffer): FrameHeader {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== FRAME_MAGIC) throw new UnreadableFrame('no frame');
  const flags = bytes.readUInt8(4);
  const isSingle = (flags & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeFlag = flags >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(isSingle) : 1 << sizeFlag;
  const sizeAt = 5 + Number(!isSingle) + dictionaryBytes;
  const length = sizeAt + sizeBytes;
  if (bytes.length < length || dictionaryBytes > 0 || (flags & 8) !== 0) throw new UnreadableFrame('a header that is not read');
  const window = isSingle ? readSize(bytes, sizeAt, sizeBytes) : windowOf(bytes.readUInt8(5));
  if (window > MAX_WINDOW) throw new UnreadableFrame('a window too large');
  return { length, window, hasChecksum: (flags & 4) !== 0 };
}

function readSize(bytes: Buffer, at: number, length: number): number {
  if (length === 8) return Number(bytes.readBigUInt64LE(at));
  return bytes.readUIntLE(at, length) + (length === 2 ? 256 : 0);
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

class UnreadableFrame extends Error {}

/** Reads a file by exact lengths. */
class StoredReader {
  #file: FileHandle | null = null;
  #ahead = Buffer.alloc(0);
  /** Bytes taken so far. */
  offset = 0;
  /** Where the part begins that is being read: what is wrong with it is said to be here. */
  mark = 0;

  constructor(private readonly path: string) {}

  markHere(): void {
    this.mark = this.offset;
  }

  /** At most `length` bytes, fewer only at the end of the file. */
  async peek(length: number): Promise<Buffer> {
    this.#file ??= await open(this.path, 'r');
    while (this.#ahead.length < length) {
      const { buffer, bytesRead } = await this.#file.read(Buffer.allocUnsafe(MIB), 0, MIB, null);
      if (bytesRead === 0) break;
      this.#ahead = Buffer.concat([this.#ahead, buffer.subarray(0, bytesRead)]);
    }
    return this.#ahead.subarray(0, length);
  }

  /** @throws UnreadableFrame when the file ends before */
  async take(length: number): Promise<Buffer> {
    const bytes = await this.peek(length);
    if (bytes.length < length) throw new UnreadableFrame('the file ends in a frame');
    this.#ahead = this.#ahead.subarray(length);
    this.offset += length;
    return bytes;
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0;) {
      const step = Math.min(left, MIB);
      await this.take(step);
      left -= step;
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }
}
