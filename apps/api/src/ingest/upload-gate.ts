import { statfs } from 'node:fs/promises';

/** When uploads have to wait. */
export interface UploadLimits {
  /** Uploads taken in at a time by this process. */
  readonly concurrentCount: number;
  /** From this share of used space the spool's disk counts as full, … */
  readonly fullRatio: number;
  /** … unless so many bytes are free: a share says little about a large disk. */
  readonly ampleBytes: number;
}

const GIB = 1024 ** 3;
const LIMITS: UploadLimits = { concurrentCount: 8, fullRatio: 0.85, ampleBytes: 20 * GIB };

/** As many uploads as may run are running. */
export class TooManyUploadsError extends Error {
  override readonly name = 'TooManyUploadsError';
  constructor() {
    super('too many uploads at this moment');
  }
}

/** The spool's disk is nearly full; what is there must still be folded, and the database may share the disk. */
export class SpoolNearlyFullError extends Error {
  override readonly name = 'SpoolNearlyFullError';
  constructor() {
    super("the spool's disk is nearly full");
  }
}

/** Space on a disk, in bytes; `availableBytes` is what this user may still write. */
export interface DiskSpace {
  readonly totalBytes: number;
  readonly availableBytes: number;
}

/** Lets uploads in while there is room: on the disk, and beside the others. */
export class UploadGate {
  private running = 0;

  constructor(
    private readonly readSpace: () => Promise<DiskSpace>,
    private readonly limits: UploadLimits = LIMITS,
  ) {}

  /**
   * Runs an upload, or refuses it before the first byte is read.
   * @throws TooManyUploadsError, SpoolNearlyFullError, and what the upload throws
   */
  async pass<T>(upload: () => Promise<T>): Promise<T> {
    if (this.running >= this.limits.concurrentCount) throw new TooManyUploadsError();
    this.running += 1;
    try {
      if (this.isFull(await this.readSpace())) throw new SpoolNearlyFullError();
      return await upload();
    } finally {
      this.running -= 1;
    }
  }

  private isFull({ totalBytes, availableBytes }: DiskSpace): boolean {
    return availableBytes <= totalBytes * (1 - this.limits.fullRatio) && availableBytes < this.limits.ampleBytes;
  }
}

export async function readDiskSpace(folder: string): Promise<DiskSpace> {
  const { bsize, blocks, bavail } = await statfs(folder);
  return { totalBytes: blocks * bsize, availableBytes: bavail * bsize };
}
