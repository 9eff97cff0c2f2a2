import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../queue/job-handler.ts';
import type { JobPayload } from '../queue/jobs.ts';
import { RollUpDayService } from './roll-up-day.service.ts';

@Injectable()
@HandlesJob('roll-up-days')
export class RollUpDaysJob implements JobHandler<'roll-up-days'> {
  constructor(private readonly rollUps: RollUpDayService) {}

  run({ originId, before }: JobPayload<'roll-up-days'>, signal: AbortSignal): Promise<void> {
    return before === undefined ? this.rollUps.rollUpDirtyDays(originId, signal) : this.rollUps.rollUpDaysBefore(originId, before, signal);
  }
}
