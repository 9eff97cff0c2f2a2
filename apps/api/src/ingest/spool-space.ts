import { FULL_LIMITS, isBeyond, type DiskLimits, type DiskSpace } from '../database/disk-space.ts';

/** The spool's disk is nearly full; what is there must still be folded, and the database may share the disk. */
export class SpoolNearlyFullError extends Error {
  override readonly name = 'SpoolNearlyFullError';
  constructor() {
    super("the spool's disk is nearly full");
  }
}

/** The room that is left for logs. Every way in asks before it hands over; what is refused stays with its sender, who comes again. */
export class SpoolSpace {
  constructor(
    private readonly readSpace: () => Promise<DiskSpace>,
    private readonly limits: DiskLimits = FULL_LIMITS,
  ) {}

  /** @throws SpoolNearlyFullError */
  async ensureRoom(): Promise<void> {
    if (isBeyond(await this.readSpace(), this.limits)) throw new SpoolNearlyFullError();
  }
}
