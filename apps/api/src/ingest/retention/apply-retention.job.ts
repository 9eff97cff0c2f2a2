import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../queue/job-handler.ts';
import type { JobPayload } from '../../queue/jobs.ts';
import { RetentionService } from './retention.service.ts';

@Injectable()
@HandlesJob('apply-retention')
export class ApplyRetentionJob implements JobHandler<'apply-retention'> {
  constructor(private readonly retention: RetentionService) {}

  run(_payload: JobPayload<'apply-retention'>, signal: AbortSignal): Promise<void> {
    return this.retention.applyNightly(new Date(), signal);
  }
}
