import { Injectable } from '@nestjs/common';
import { parsePeriodId } from '@nhip-thu/metrics';
import { holdLock } from '../database/locks.ts';
import { DirtyRepository } from '../queue/dirty.repository.ts';
import type { PeriodCheck, PeriodComparison } from '../queue/period-check.ts';
import { readRemovedBefore } from '../queue/retention-limit.repository.ts';
import { ActivityYearRepository } from './activity-year.repository.ts';
import { AgencyDayRepository, VOLUME_COUNTS } from './agency-day.repository.ts';
import { RollUpPeriodRepository, type UnitPeriodFigures } from './roll-up-period.repository.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';

/** Computes everything that was made from mailbox-days again, and compares it with what is stored, row for row. */
@Injectable()
export class PeriodCheckService implements PeriodCheck {
  constructor(
    private readonly activity: ActivityYearRepository,
    private readonly volume: AgencyDayRepository,
    private readonly periods: RollUpPeriodRepository,
    private readonly rollUps: RollUpPeriodService,
    private readonly dirty: DirtyRepository,
  ) {}

  async comparePeriods(): Promise<PeriodComparison> {
    return this.periods.transaction(async (manager) => {
      // No roll-up writes while it is compared.
      await holdLock(manager, 'rollUpPeriods');
      await holdLock(manager, 'activityYear');
      const before = await readRemovedBefore(manager);
      const { waitsForOfficials, waitsForDays, periodIds: waiting } = await this.dirty.listWaiting(manager);
      const gathered = [
        ...(waitsForOfficials ? [] : [{ name: 'activity_year', ...(await this.activity.compare(manager)) }]),
        ...(waitsForDays ? [] : [{ name: 'agency_day', ...(await this.volume.compare(manager, before)) }]),
      ];
      const ids = (await this.periods.listStoredIds(manager)).filter((id) => !waiting.has(id));
      const all = ids.flatMap((id) => parsePeriodId(id) ?? []);
      const periods = await this.rollUps.keepComputable(manager, all);
      const compared = [...gathered];
      for await (const { period, figures } of this.rollUps.countAll(periods)) {
        const stored = new Set((await this.periods.listFigures(manager, period.id)).map(textOf));
        const expected = new Set(figures.map(textOf));
        const differing = [...stored].filter((row) => !expected.has(row)).length + [...expected].filter((row) => !stored.has(row)).length;
        compared.push({ name: period.id, rows: expected.size, differing });
      }
      return {
        periods: periods.length,
        removed: all.length - periods.length,
        rows: compared.reduce((sum, { rows }) => sum + rows, 0),
        differing: compared.filter(({ differing }) => differing > 0).map(({ name, differing }) => ({ name, rows: differing })),
      };
    });
  }
}

/** Equal figures give equal texts. */
function textOf(row: UnitPeriodFigures): string {
  return JSON.stringify([
    ...[row.agencyId, row.structure, row.definition, row.counted, row.eligible, row.unknown, row.lowerCount, row.upperCount],
    ...[row.boundedCount, row.keptRate, row.workingDays, row.coveredDays, row.expectedMinutes, row.coveredMinutes],
    ...[row.loggedIn, row.machineOnly, row.activeDays, row.roster, row.lookedFrom],
    ...VOLUME_COUNTS.map((name) => row[name]),
  ]);
}
