import { Injectable } from '@nestjs/common';
import { parsePeriodId, type Period } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { failpoint } from '../config/failpoint.ts';
import { holdLock } from '../database/locks.ts';
import { DirtyRepository, type DirtyPeriodMark } from '../queue/dirty.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { countUse } from './count-use.ts';
import { ActivityYearRepository } from './activity-year.repository.ts';
import { RollUpPeriodRepository, type ServedAgency, type UnitPeriodFigures } from './roll-up-period.repository.ts';

/** Each round looks at every mailbox-day once. */
const OFFICIALS_AT_ONCE = 5000;

/** Computes the figures of periods anew, from activity bitmaps, directory and calendar. */
@Injectable()
export class RollUpPeriodService {
  constructor(
    private readonly repository: RollUpPeriodRepository,
    private readonly activity: ActivityYearRepository,
    private readonly dirty: DirtyRepository,
    private readonly clock: Clock,
    private readonly calendar: CalendarRepository,
  ) {}

  /** Works off the lists of dirty officials and periods until they are empty or the signal fires. */
  async rollUpDirtyPeriods(signal: AbortSignal): Promise<void> {
    await this.gatherDirtyOfficials(signal);
    const periods = await this.dirty.listPeriods();
    if (periods.length === 0) return;
    // Read once for all periods: it looks at every mailbox-day there is. A change after this marks the periods again.
    const served = await this.repository.listServedAgencies();
    for (const mark of periods) {
      if (signal.aborted) return;
      const period = parsePeriodId(mark.periodId);
      await this.repository.transaction(async (manager) => {
        await holdLock(manager, 'rollUpPeriods');
        if (period !== null) await this.replace(manager, period, mark, served);
        failpoint('rollup.period-replaced');
        await this.dirty.clearPeriod(manager, mark);
      });
    }
  }

  private async gatherDirtyOfficials(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const marks = await this.dirty.listOfficials(OFFICIALS_AT_ONCE);
      if (marks.length === 0) return;
      await this.activity.transaction(async (manager) => {
        await this.activity.replaceOfficials(
          manager,
          marks.map(({ officialId }) => officialId),
        );
        await this.dirty.clearOfficials(manager, marks);
      });
    }
  }

  /** The rows of the agencies marked, as they were, and of what has become of them. */
  private async replace(manager: EntityManager, period: Period, mark: DirtyPeriodMark, served: readonly ServedAgency[]): Promise<void> {
    const [figures, structure] = await Promise.all([this.count(period, served), this.repository.readStructure()]);
    const agencyIds =
      mark.agencyIds === null ? null : [...mark.agencyIds, ...mark.agencyIds.map((id) => structure.currentOf(id, period.to))];
    await this.repository.replace(manager, period, figures, agencyIds);
  }

  /** Counts of any span of days; only standard periods are stored and published. */
  async count(period: Period, served?: readonly ServedAgency[]): Promise<UnitPeriodFigures[]> {
    const { from, to } = period;
    const today = await this.clock.today();
    const [calendar, agencyIds, structure, people, originDays, volume, servedNow] = await Promise.all([
      this.calendar.readBook(),
      this.repository.listAgencyIds(from, to),
      this.repository.readStructure(),
      this.repository.listPeople(from, to),
      this.repository.listOriginDays(from, to),
      this.repository.sumVolume(from, to),
      served ?? this.repository.listServedAgencies(),
    ]);
    return countUse({
      period,
      today,
      calendar,
      agencyIds,
      structure,
      people,
      originDays,
      served: servedNow,
      volume,
    });
  }
}
