import { Injectable } from '@nestjs/common';
import {
  isProvisionalOn,
  parsePeriodId,
  stickinessOf,
  type DefinitionId,
  type Figure,
  type Period,
  type StickinessPoint,
  type StickinessReply,
} from '@nhip-thu/metrics';
import { Clock } from '../calendar/clock.ts';
import { publishRows } from './publish-rows.ts';
import type { UnitPeriodRow } from './unit-period-row.ts';
import { UnitPeriodRepository } from './unit-period.repository.ts';
import { UsageRepository } from './usage.repository.ts';

/** Periods shown at most. */
const SHOWN = 12;
/** Of fewer agencies it would be nearly that of one. */
const MIN_AGENCIES = 3;
/** Decimals of a printed value: no sum of active days can be worked out of it. */
const SCALE = 1000;

const DEFINITION: DefinitionId = 'du-1@1';

const NOT_TOLD = { value: null, meanDaily: null, active: null, margin: 0, agencies: 0, snapshotIds: [] };

/** How habitual use of the province is, of the stored counts of its agencies (ADR 42). */
@Injectable()
export class StickinessService {
  constructor(
    private readonly usage: UsageRepository,
    private readonly counts: UnitPeriodRepository,
    private readonly clock: Clock,
  ) {}

  /** Up to the period, of its kind; null when it has no figures. */
  async read(period: Period): Promise<Pick<StickinessReply, 'periods' | 'points' | 'isProvisional'> | null> {
    const stored = (await this.usage.listPeriodIds()).flatMap((id) => parsePeriodId(id) ?? []);
    const periods = stored
      .filter(({ kind, to }) => kind === period.kind && to <= period.to)
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .slice(-SHOWN);
    if (periods.at(-1)?.id !== period.id) return null;
    const periodIds = periods.map(({ id }) => id);
    const rows = await this.counts.listUnitPeriods(DEFINITION, periodIds, 'as-was');
    const points = periods.map((each): StickinessPoint => {
      const { figures } = publishRows({ rows, period: each, definition: DEFINITION, structure: 'as-was' }, () => null);
      const ofPeriod = rows.filter(({ periodId }) => periodId === each.id);
      return { ...tell(ofPeriod, figures), agencyCount: ofPeriod.filter(({ eligible }) => eligible > 0).length };
    });
    return { periods, points, isProvisional: isProvisionalOn(period, await this.clock.today()) };
  }
}

/** Of the agencies that have a rate; their people of DU-1 as they are printed (rule 2), so that it says no more than the figures beside it. */
function tell(rows: readonly UnitPeriodRow[], figures: ReadonlyMap<number, Figure>): Omit<StickinessPoint, 'agencyCount'> {
  const told = rows.flatMap(({ agencyId, coveredDays, activeDays, snapshotId }) => {
    const figure = figures.get(agencyId);
    if (typeof figure?.value !== 'number' || figure.numerator === null || coveredDays === 0 || activeDays === null) return [];
    return [{ days: coveredDays, activeDays, active: figure.numerator, margin: figure.margin, snapshotId }];
  });
  const found = told.length < MIN_AGENCIES ? null : stickinessOf(told);
  // That hardly anybody, or nearly everybody, is there every day would be known of everybody.
  if (found === null || found.meanDaily < told.length || found.meanDaily > found.active - told.length) return NOT_TOLD;
  const { value, meanDaily, active } = found;
  const margin = told.reduce((sum, each) => sum + each.margin, 0);
  const snapshotIds = [...new Set(told.map(({ snapshotId }) => snapshotId))].toSorted((a, b) => a - b);
  return { value: Math.round(value * SCALE) / SCALE, meanDaily: Math.round(meanDaily), active, margin, agencies: told.length, snapshotIds };
}
