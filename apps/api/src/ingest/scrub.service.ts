import { Injectable, Logger } from '@nestjs/common';
import { ScrubRepository, type BlobFault, type BlobToCheck } from './scrub.repository.ts';
import { Spool } from './spool.ts';

/** Every file is read again this often: bits rot on disks that nobody reads. */
const EVERY_DAYS = 7;
const BATCH = 100;

/** Compares the stored files with their names, which are keyed hashes of their bytes. */
@Injectable()
export class ScrubService {
  private readonly logger = new Logger(ScrubService.name);

  constructor(
    private readonly repository: ScrubRepository,
    private readonly spool: Spool,
  ) {}

  /**
   * Looks at every file that is due.
   * @returns how many it has looked at; after the signal it stops and the rest stays due
   */
  async scrubDue(signal: AbortSignal): Promise<number> {
    let checked = 0;
    for (;;) {
      const due = await this.repository.listDue(EVERY_DAYS, BATCH);
      for (const blob of due) {
        if (signal.aborted) return checked;
        const fault = await this.check(blob);
        if (fault !== null) this.logger.error(`the file of segment ${blob.id} is not what was handed over: ${fault}`);
        checked += 1;
      }
      if (due.length < BATCH) return checked;
    }
  }

  /** Reads one file and keeps what was found. @returns null when it is what was handed over */
  async check(blob: BlobToCheck): Promise<BlobFault | null> {
    const found = await this.spool.check(blob.hmac);
    const fault = found === null ? 'missing' : found.storedBytes !== blob.storedBytes ? 'wrong-size' : found.isIntact ? null : 'changed';
    await this.repository.record(blob, fault);
    return fault;
  }
}
