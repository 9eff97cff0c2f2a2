import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../queue/job-handler.ts';
import type { JobPayload } from '../queue/jobs.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';

@Injectable()
@HandlesJob('roll-up-periods')
export class RollUpPeriodsJob implements JobHandler<'roll-up-periods'> {
  constructor(private readonly rollUps: RollUpPeriodService) {}

  run(_payload: JobPayload<'roll-up-periods'>, signal: AbortSignal): Promise<void> {
    return this.rollUps.rollUpDirtyPeriods(signal);
  }
}
