import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../calendar/clock.ts';
import { ProblemException } from '../../http/problem.ts';
import { ReportService } from '../documents/report.service.ts';
import { ReportExportRepository } from '../exports/report-export.repository.ts';
import { WriteReportJob } from '../exports/write-report.job.ts';
import type { FreezeRefusal } from '../freeze-problem.ts';
import { ScheduleRepository, type WaitingRun } from './schedule.repository.ts';

/** A report that is there. */
export interface WrittenReport {
  readonly number: number;
  readonly code: string;
  readonly exportId: number;
}

const NOT_FROZEN: FreezeRefusal = 'not-frozen';

/** Has the reports of schedules written; they stand in the archive like those that somebody ordered. */
@Injectable()
export class ScheduledReports {
  private readonly logger = new Logger(ScheduledReports.name);

  constructor(
    private readonly schedules: ScheduleRepository,
    private readonly reports: ReportService,
    private readonly exports: ReportExportRepository,
    private readonly writer: WriteReportJob,
    private readonly clock: Clock,
  ) {}

  /** Orders it where it is not ordered yet, and writes it; begun again after a crash it goes on with the same order. A fault that may pass has it ordered again. */
  async write(run: WaitingRun, signal: AbortSignal): Promise<WrittenReport | 'not-frozen' | 'not-yet' | 'failed'> {
    try {
      const exportId = run.exportId ?? (await this.order(run));
      const fault = await this.attempt(exportId, signal);
      if (fault !== null) return await this.orderAgain(run, exportId, fault);
      const [stored] = await this.exports.list(exportId);
      if (stored?.state === 'done') return { number: stored.number, code: stored.code, exportId };
      return stored === undefined || stored.state === 'failed' || stored.state === 'cancelled' ? 'failed' : 'not-yet';
    } catch (error) {
      if (error instanceof ProblemException) return error.kind.code === NOT_FROZEN ? 'not-frozen' : 'failed';
      throw error;
    }
  }

  /** @returns a fault that may pass; null when there was none, or one that would come again and that the order says */
  private async attempt(exportId: number, signal: AbortSignal): Promise<string | null> {
    try {
      await this.writer.run({ exportId }, signal);
      return null;
    } catch (error) {
      // Whoever shuts down leaves the order as it is.
      if (signal.aborted) throw error;
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** The next look orders it anew. */
  private async orderAgain({ id }: WaitingRun, exportId: number, fault: string): Promise<'not-yet' | 'failed'> {
    const isFree = await this.schedules.giveUpOrder(id, exportId);
    this.logger.warn(`report ${exportId} of run ${id}: ${fault}; ${isFree ? 'it is ordered again' : 'it was ordered often enough'}`);
    return isFree ? 'not-yet' : 'failed';
  }

  private async order({ id, periodId, schedule: { template, formats, madeBy } }: WaitingRun): Promise<number> {
    if (template === null) throw new Error(`the schedule of run ${id} has no template`);
    const { code, number } = await this.reports.checkRequest({ periodId, template });
    const madeAt = await this.clock.now();
    const order = { periodId, number, code, template, agency: null, formats, draft: {}, madeBy, madeAt };
    return this.schedules.order(id, (manager) => this.exports.insert(order, manager));
  }
}
