import { Injectable } from '@nestjs/common';
import { HandlesJob, type JobHandler } from '../../queue/job-handler.ts';
import { JobQueue } from '../../queue/job-queue.ts';
import type { JobPayload } from '../../queue/jobs.ts';
import { ScheduleRunner } from './schedule-runner.service.ts';

/** Comes every few minutes: what is due is done, then what came of it is sent, as is what could not be sent before. */
@Injectable()
@HandlesJob('run-schedules')
export class RunSchedulesJob implements JobHandler<'run-schedules'> {
  constructor(
    private readonly runner: ScheduleRunner,
    private readonly queue: JobQueue,
  ) {}

  async run(_payload: JobPayload<'run-schedules'>, signal: AbortSignal): Promise<void> {
    await this.runner.run(signal);
    await this.queue.add('deliver-post', {});
  }
}
