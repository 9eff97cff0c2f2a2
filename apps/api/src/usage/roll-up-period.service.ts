import { Injectable } from '@nestjs/common';
import { listWorkingDays, parsePeriodId, type Period } from '@nhip-thu/metrics';
import { VIETNAM_WORK_CALENDAR } from '../calendar/vietnam-work-calendar.ts';
import { failpoint } from '../config/failpoint.ts';
import { holdLock } from '../database/locks.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import { Clock } from './clock.ts';
import { countUse } from './count-use.ts';
import { RollUpPeriodRepository, type ServedAgency, type UnitPeriodFigures } from './roll-up-period.repository.ts';

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
    const periods = await this.dirty.listPeriods();
    if (periods.length === 0) return;
    // Read once for all periods: it looks at every mailbox-day there is. A change after this marks the periods again.
    const served = await this.repository.listServedAgencies();
    for (const { periodId, gen } of periods) {
      if (signal.aborted) return;
      const period = parsePeriodId(periodId);
      await this.repository.transaction(async (manager) => {
        await holdLock(manager, 'rollUpPeriods');
        if (period !== null) await this.repository.replace(manager, period, await this.count(period, served));
        failpoint('rollup.period-replaced');
        await this.dirty.clearPeriod(manager, periodId, gen);
      });
    }
  }

  /** Counts of any span of days; only standard periods are stored and published. */
  async count(period: Period, served?: readonly ServedAgency[]): Promise<UnitPeriodFigures[]> {
    const { from, to } = period;
    const workingDays = listWorkingDays(from, to, VIETNAM_WORK_CALENDAR);
    const today = await this.clock.today();
    const [agencyIds, people, originDays, volume, servedNow] = await Promise.all([
      this.repository.listAgencyIds(from, to),
      this.repository.listPeople(from, to),
      this.repository.listOriginDays(from, to),
      this.repository.sumVolume(from, to),
      served ?? this.repository.listServedAgencies(),
    ]);
    const elapsedDays = workingDays.filter((day) => day < today);
    return countUse({
      period,
      calendar: VIETNAM_WORK_CALENDAR,
      workingDays,
      elapsedDays,
      agencyIds,
      people,
      originDays,
      served: servedNow,
      volume,
    });
  }
}
