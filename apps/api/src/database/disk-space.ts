import { statfs } from 'node:fs/promises';

/** Space on a disk, in bytes; `availableBytes` is what this user may still write. */
export interface DiskSpace {
  readonly totalBytes: number;
  readonly availableBytes: number;
}

/** From when a disk counts as full. */
export interface DiskLimits {
  /** From this share of used space on, … */
  readonly fullRatio: number;
  /** … unless so many bytes are free: a share says little about a large disk. */
  readonly ampleBytes: number;
}

const GIB = 1024 ** 3;

/** Of the disk of the data folder: what is there must still be folded, and the database may share it. */
export const FULL_LIMITS: DiskLimits = { fullRatio: 0.85, ampleBytes: 20 * GIB };
/** Told of before nothing is taken in any more. */
export const LOW_LIMITS: DiskLimits = { fullRatio: 0.7, ampleBytes: 40 * GIB };

export async function readDiskSpace(folder: string): Promise<DiskSpace> {
  const { bsize, blocks, bavail } = await statfs(folder);
  return { totalBytes: blocks * bsize, availableBytes: bavail * bsize };
}

export function isBeyond({ totalBytes, availableBytes }: DiskSpace, { fullRatio, ampleBytes }: DiskLimits): boolean {
  return availableBytes <= totalBytes * (1 - fullRatio) && availableBytes < ampleBytes;
}
