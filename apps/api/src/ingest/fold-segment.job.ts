import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../queue/job-handler.ts';
import type { JobPayload } from '../queue/jobs.ts';
import { FoldService } from './fold.service.ts';

@Injectable()
@HandlesJob('fold-segment')
export class FoldSegmentJob implements JobHandler<'fold-segment'> {
  constructor(private readonly folds: FoldService) {}

  run(payload: JobPayload<'fold-segment'>, signal: AbortSignal): Promise<void> {
    return this.folds.fold(payload.originId, payload.segmentId, signal);
  }
}
