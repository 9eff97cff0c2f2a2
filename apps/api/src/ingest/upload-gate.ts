import type { SpoolSpace } from './spool-space.ts';

/** Uploads taken in at a time by this process. */
const CONCURRENT_MAX = 8;

/** As many uploads as may run are running. */
export class TooManyUploadsError extends Error {
  override readonly name = 'TooManyUploadsError';
  constructor() {
    super('too many uploads at this moment');
  }
}

/** Lets uploads in while there is room: on the disk, and beside the others. */
export class UploadGate {
  private running = 0;

  constructor(
    private readonly space: SpoolSpace,
    private readonly concurrentMax = CONCURRENT_MAX,
  ) {}

  /**
   * Runs an upload, or refuses it before the first byte is read.
   * @throws TooManyUploadsError, SpoolNearlyFullError, and what the upload throws
   */
  async pass<T>(upload: () => Promise<T>): Promise<T> {
    if (this.running >= this.concurrentMax) throw new TooManyUploadsError();
    this.running += 1;
    try {
      await this.space.ensureRoom();
      return await upload();
    } finally {
      this.running -= 1;
    }
  }
}
