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

/** A file is named as a packed one and is neither that nor a log; nothing of it was kept. */
export class NotPackedError extends Error {
  override readonly name = 'NotPackedError';
  /** @param ending of its name, with the dot */
  constructor(readonly ending: string) {
    super(`not a ${ending} file, and no log either`);
  }
}

/** Bytes of a file that tell how it is packed. */
export const MAGIC_BYTES = 262;

const PACKED = /\.(?:gz|zst|bz2|xz)$/i;
const LINE_FEED = 0x0a;
/** Tab, the ends of lines, and what begins a colour. */
const TEXT_CONTROLS = new Set([0x09, LINE_FEED, 0x0d, 0x1b]);

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

/**
 * A log that is only named as a packed file is read as what it is.
 * @throws NotPackedError where a name says that a file is packed and its first `MAGIC_BYTES` bytes (or all) are neither packed nor lines of text
 */
export function refuseMisnamed(name: string, head: Uint8Array): void {
  const ending = PACKED.exec(name)?.[0].toLowerCase();
  if (ending === undefined || detectCompression(head) !== 'plain') return;
  const isLine = head.length === MAGIC_BYTES || head.includes(LINE_FEED);
  if (!isLine || head.some((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte))) throw new NotPackedError(ending);
}

function holds(bytes: Uint8Array, at: number, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[at + index] === byte);
}
