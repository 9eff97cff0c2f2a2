import { Injectable } from '@nestjs/common';
import { listWorkingDays, parsePeriodId, type Period } from '@nhip-thu/metrics';
import { VIETNAM_WORK_CALENDAR } from '../calendar/vietnam-work-calendar.ts';
import { holdLock } from '../database/locks.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { Clock } from './clock.ts';
import { countUse } from './count-use.ts';
import { RollUpPeriodRepository, type UnitPeriodFigures } from './roll-up-period.repository.ts';

/** Computes the figures of periods anew, from activity bitmaps, directory and calendar. */
@Injectable()
export class RollUpPeriodService {
  constructor(
    private readonly repository: RollUpPeriodRepository,
    private readonly dirty: DirtyRepository,
    private readonly clock: Clock,
  ) {}

  /** Works off the list of dirty periods until it is empty or the signal fires. */
  async rollUpDirtyPeriods(signal: AbortSignal): Promise<void> {
    for (const { periodId, gen } of await this.dirty.listPeriods()) {
      if (signal.aborted) return;
      const period = parsePeriodId(periodId);
      await this.repository.transaction(async (manager) => {
        await holdLock(manager, 'rollUpPeriods');
        if (period !== null) await this.repository.replace(manager, period, await this.count(period));
        await this.dirty.clearPeriod(manager, periodId, gen);
      });
    }
  }

  /** Counts of any span of days; only standard periods are stored and published. */
  async count(period: Period): Promise<UnitPeriodFigures[]> {
    const { from, to } = period;
    const workingDays = listWorkingDays(from, to, VIETNAM_WORK_CALENDAR);
    const today = await this.clock.today();
    const [agencyIds, people, originDays, served, volume] = await Promise.all([
      this.repository.listAgencyIds(from, to),
      this.repository.listPeople(from, to),
      this.repository.listOriginDays(from, to),
      this.repository.listServedAgencies(),
      this.repository.sumVolume(from, to),
    ]);
    const elapsedDays = workingDays.filter((day) => day < today);
    return countUse({ period, workingDays, elapsedDays, agencyIds, people, originDays, served, volume });
  }
}
