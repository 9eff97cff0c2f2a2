import { FULL_LIMITS, isBeyond, type DiskLimits, type DiskSpace } from '../database/disk-space.ts';

/** When uploads have to wait. */
export interface UploadLimits extends DiskLimits {
  /** Uploads taken in at a time by this process. */
  readonly concurrentCount: number;
}

const LIMITS: UploadLimits = { concurrentCount: 8, ...FULL_LIMITS };

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
      if (isBeyond(await this.readSpace(), this.limits)) throw new SpoolNearlyFullError();
      return await upload();
    } finally {
      this.running -= 1;
    }
  }
}
