import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../queue/job-handler.ts';
import type { JobPayload } from '../queue/jobs.ts';
import { ScrubService } from './scrub.service.ts';

@Injectable()
@HandlesJob('scrub-spool')
export class ScrubSpoolJob implements JobHandler<'scrub-spool'> {
  constructor(private readonly scrub: ScrubService) {}

  async run(_payload: JobPayload<'scrub-spool'>, signal: AbortSignal): Promise<void> {
    await this.scrub.scrubDue(signal);
  }
}
