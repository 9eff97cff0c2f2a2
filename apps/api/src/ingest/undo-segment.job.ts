import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../queue/job-handler.ts';
import type { JobPayload } from '../queue/jobs.ts';
import { UndoService } from './undo.service.ts';

@Injectable()
@HandlesJob('undo-segment')
export class UndoSegmentJob implements JobHandler<'undo-segment'> {
  constructor(private readonly undos: UndoService) {}

  run(payload: JobPayload<'undo-segment'>, signal: AbortSignal): Promise<void> {
    return this.undos.undo(payload.originId, payload.segmentId, signal);
  }
}
