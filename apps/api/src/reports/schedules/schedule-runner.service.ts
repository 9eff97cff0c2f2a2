import { Injectable, Logger } from '@nestjs/common';
import { parsePeriodId, type NamedAgency, type NotificationContent, type Period } from '@nhip-thu/metrics';
import { Announcer, type Announcement } from '../notifications/announcer.service.ts';
import { Watches } from '../notifications/watches.service.ts';
import { makeDigest } from './make-digest.ts';
import { ScheduledFigures } from './scheduled-figures.service.ts';
import { ScheduledReports } from './scheduled-reports.service.ts';
import { lastDue } from './schedule-period.ts';
import { ScheduleRepository, type WaitingRun } from './schedule.repository.ts';

/**
 * Does what schedules ask for. Which times came due and which of them are done stands in the database: a lost wake-up call is made up for by the next,
 * a doubled one finds nothing left to do, and what is told is committed together with its being done.
 */
@Injectable()
export class ScheduleRunner {
  private readonly logger = new Logger(ScheduleRunner.name);

  constructor(
    private readonly schedules: ScheduleRepository,
    private readonly figures: ScheduledFigures,
    private readonly reports: ScheduledReports,
    private readonly announcer: Announcer,
    private readonly watches: Watches,
  ) {}

  /** One look at everything; what fails is looked at again the next time, and keeps nothing else from being done. */
  async run(signal: AbortSignal): Promise<void> {
    const now = await this.figures.now();
    for (const schedule of await this.schedules.listActive()) {
      const due = lastDue(schedule, now);
      if (due !== null) await this.schedules.noteDue(schedule.id, due.period.id, due.dueAt);
    }
    for (const run of await this.schedules.listWaiting()) {
      if (signal.aborted) return;
      await this.attempt(`schedule ${run.schedule.id}, ${run.periodId}`, () => this.advance(run, signal));
    }
    for (const { name, look } of this.watches.all) if (!signal.aborted) await this.attempt(name, look);
  }

  private async attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async advance(run: WaitingRun, signal: AbortSignal): Promise<void> {
    const period = parsePeriodId(run.periodId);
    if (period === null) return this.schedules.fail(run.id);
    switch (run.schedule.kind) {
      case 'report':
        return this.advanceReport(run, period, signal);
      case 'digest':
        return this.tellFigures(run, period);
      case 'registers':
        return this.remind(run, period);
      case 'alerts':
        return this.schedules.fail(run.id);
    }
  }

  /** Until the period is frozen it waits, and Home Affairs is told so once; as it is of a report that is given up. */
  private async advanceReport(run: WaitingRun, period: Period, signal: AbortSignal): Promise<void> {
    const { template } = run.schedule;
    if (template === null) return this.schedules.fail(run.id);
    const written = await this.reports.write(run, signal);
    if (written === 'failed') {
      this.logger.error(`schedule ${run.schedule.id}, ${run.periodId}: the report could not be written, and is given up`);
      const told: Announcement = { key: `failed ${run.id}`, content: { kind: 'report-failed', template, periodId: period.id } };
      return this.announcer.tell([told], (manager) => this.schedules.end(manager, run.id, 'failed'));
    }
    if (written === 'not-yet') return undefined;
    if (written === 'not-frozen') {
      return this.announcer.tell([{ key: `waits ${run.id}`, content: { kind: 'report-waits', template, periodId: period.id } }]);
    }
    const content: NotificationContent = { kind: 'report-ready', template, periodId: period.id, ...written };
    return this.finish(run, [{ key: `run ${run.id}`, content, letters: lettersOf(run, written.exportId) }]);
  }

  /** Waits while figures are being computed, or none are stored. */
  private async tellFigures(run: WaitingRun, period: Period): Promise<void> {
    const reply = await this.figures.readUse(period);
    if (reply === null) return;
    await this.finish(run, [{ key: `run ${run.id}`, content: makeDigest(reply), isMailOnly: true, letters: lettersOf(run) }]);
  }

  /** Each agency of its own registers, Home Affairs of all that are missing. */
  private async remind(run: WaitingRun, { id: periodId }: Period): Promise<void> {
    const { dueOn, isOverdue, missing } = await this.figures.listUnreported(periodId);
    const about = { kind: 'registers-missing', periodId, dueOn, isOverdue } as const;
    const toAgencies = missing.map(({ code, name, id }): Announcement => {
      const agency = { code, name };
      const letters = [{ to: { agencyId: id }, scheduleId: run.schedule.id }];
      return {
        key: `run ${run.id} ${code}`,
        content: { ...about, agency, missing: [agency] },
        agencyId: id,
        isForAgencyOnly: true,
        letters,
      };
    });
    const named = missing.map(({ code, name }): NamedAgency => ({ code, name }));
    const toAll: Announcement = { key: `run ${run.id}`, content: { ...about, agency: null, missing: named }, letters: lettersOf(run) };
    await this.finish(run, missing.length === 0 ? [] : [toAll, ...toAgencies]);
  }

  private finish(run: WaitingRun, announcements: readonly Announcement[]): Promise<void> {
    return this.announcer.tell(announcements, (manager) => this.schedules.end(manager, run.id, 'done'));
  }
}

function lettersOf({ schedule }: WaitingRun, exportId: number | null = null): NonNullable<Announcement['letters']> {
  return schedule.recipients.map((username) => ({ to: { username }, scheduleId: schedule.id, exportId }));
}
