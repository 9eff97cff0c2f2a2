/** How a stored file is packed; `segment.compression` holds these words. */
export type Compression = 'plain' | 'gzip' | 'zstd';

/** Packings that are refused, under the names people know them by. */
export type RefusedPacking = 'bzip2' | 'xz' | 'lz4' | 'zip' | '7z' | 'rar' | 'tar';

/** The file is packed in a way that is not read; nothing of it was kept. */
export class RefusedPackingError extends Error {
  override readonly name = 'RefusedPackingError';
  constructor(readonly packing: RefusedPacking) {
    super(`a ${packing} file is not read: hand the log over plain, as .gz or as .zst`);
  }
}

/** Bytes of a file that tell how it is packed. */
export const MAGIC_BYTES = 262;

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];
const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];
/** A zstd file may begin with a skippable frame: 0x184D2A50 to 0x184D2A5F, the low byte first. */
const ZSTD_SKIPPABLE = [0x2a, 0x4d, 0x18];
const BLOCK_OF_BZIP2 = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59];
const REFUSED: readonly { packing: RefusedPacking; at: number; magic: readonly number[] }[] = [
  { packing: 'bzip2', at: 4, magic: BLOCK_OF_BZIP2 },
  { packing: 'xz', at: 0, magic: [0xfd, ...ascii('7zXZ\0')] },
  { packing: 'lz4', at: 0, magic: [0x04, 0x22, 0x4d, 0x18] },
  { packing: 'zip', at: 0, magic: [...ascii('PK'), 3, 4] },
  { packing: 'zip', at: 0, magic: [...ascii('PK'), 5, 6] },
  { packing: '7z', at: 0, magic: [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c] },
  { packing: 'rar', at: 0, magic: [...ascii('Rar!'), 0x1a, 0x07] },
  { packing: 'tar', at: 257, magic: ascii('ustar') },
];

/** Tells the packing by the first `MAGIC_BYTES` bytes (or all). What has no known magic is plain text. */
export function detectCompression(head: Uint8Array): Compression {
  if (holds(head, 0, GZIP)) return 'gzip';
  const isSkippable = ((head[0] ?? 0) & 0xf0) === 0x50 && holds(head, 1, ZSTD_SKIPPABLE);
  return holds(head, 0, ZSTD) || isSkippable ? 'zstd' : 'plain';
}

/** @throws RefusedPackingError for archives and for packings that no kept library reads as a stream */
export function refuseForeignPacking(head: Uint8Array): void {
  const found = REFUSED.find(({ at, magic }) => holds(head, at, magic));
  if (found) throw new RefusedPackingError(found.packing);
}

function holds(bytes: Uint8Array, at: number, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}
