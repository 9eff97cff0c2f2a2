import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { coverageOf, firstDayLookedAt, lastDayOf, parsePeriodId, type IsoDate, type Period } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { failpoint } from '../config/failpoint.ts';
import { holdLock } from '../database/locks.ts';
import { DirtyRepository, type DirtyPeriodMark } from '../queue/dirty.repository.ts';
import { readRemovedBefore } from '../queue/retention-limit.repository.ts';
import { ActivityYearRepository } from './activity-year.repository.ts';
import { AgencyDayRepository } from './agency-day.repository.ts';
import { countUse, judgePeople, type JudgedPerson, type UseInput } from './count-use.ts';
import { groupBy } from './group-by.ts';
import { PeriodSurroundings } from './period-surroundings.ts';
import { relinkFigures } from './relink-figures.ts';
import { RollUpPeriodRepository, type ServedAgency, type UnitPeriodFigures } from './roll-up-period.repository.ts';

/** Each round looks at every mailbox-day once. */
const OFFICIALS_AT_ONCE = 5000;
/** Each round adds up the mailbox-days of these days. */
const DAYS_AT_ONCE = 64;
/** Periods computed in one transaction, from what was read once. */
const PERIODS_AT_ONCE = 40;

/** What the figures of several periods are made of, read once. */
type Inputs = Omit<UseInput, 'period' | 'agencyIds' | 'volume'>;

/** The people of one agency in a period, and its coverage, 0..1; null when no working minute has elapsed. */
export interface JudgedPeriod {
  readonly period: Period;
  readonly people: readonly JudgedPerson[];
  readonly coverage: number | null;
}

/** Computes the figures of periods anew, from activity bitmaps, directory and calendar. */
@Injectable()
export class RollUpPeriodService {
  constructor(
    private readonly repository: RollUpPeriodRepository,
    private readonly activity: ActivityYearRepository,
    private readonly volume: AgencyDayRepository,
    private readonly dirty: DirtyRepository,
    private readonly surroundings: PeriodSurroundings,
  ) {}

  /** Works off the lists of dirty officials, days of agencies and periods until they are empty or the signal fires. */
  async rollUpDirtyPeriods(signal: AbortSignal): Promise<void> {
    await this.gatherDirtyOfficials(signal);
    await this.addUpDirtyDays(signal);
    if ((await this.dirty.count()).dirtyPeriods === 0) return;
    // Read once for all periods: it looks at every mailbox-day there is. A change after this marks the periods again.
    const served = await this.repository.listServedAgencies();
    await this.repository.transaction((manager) => this.compareServed(manager, served));
    // What is marked again meanwhile waits for the next job: each period is computed once.
    let after: string | null = '';
    while (after !== null && !signal.aborted) {
      const from: string = after;
      after = await this.repository.transaction((manager) => this.rollUpSome(manager, from, served));
    }
  }

  /**
   * The periods of one transaction, which no other roll-up of periods runs beside: those after a period id.
   * @returns the id of the last one, null when there was none
   */
  private async rollUpSome(manager: EntityManager, after: string, served: readonly ServedAgency[]): Promise<string | null> {
    await holdLock(manager, 'rollUpPeriods');
    const marks = await this.dirty.listPeriods(manager, after, PERIODS_AT_ONCE);
    const known = marks.flatMap(({ periodId }) => parsePeriodId(periodId) ?? []);
    // The others stand as they are: their marks are taken away.
    const periods = await this.keepComputable(manager, known);
    if (marks.length === 0) return null;
    const snapshotId = await this.repository.holdSnapshot(manager);
    const inputs = periods.length === 0 ? null : await this.readInputs(periods, served);
    // A succession changes who may be of two figures, and marks whole periods.
    let isLinkedAnew = marks.some(({ agencyIds }) => agencyIds === null);
    for (const period of periods) {
      // Other requests of this process are answered between two periods.
      await setImmediate();
      const mark = marks.find(({ periodId }) => periodId === period.id);
      if (inputs !== null && mark !== undefined)
        isLinkedAnew = (await this.replace(manager, { period, mark, inputs, snapshotId })) || isLinkedAnew;
      failpoint('rollup.period-replaced');
    }
    if (isLinkedAnew) await relinkFigures(manager);
    await this.dirty.clearPeriods(manager, marks);
    return marks.at(-1)?.periodId ?? null;
  }

  /** Where an origin begins or ceases to tell of an agency, the coverage of every period may differ. */
  private async compareServed(manager: EntityManager, served: readonly ServedAgency[]): Promise<void> {
    await holdLock(manager, 'rollUpPeriods');
    if (textOf(await this.repository.listKnownServedAgencies(manager)) === textOf(served)) return;
    await this.repository.replaceServedAgencies(manager, served);
    await this.dirty.markStoredPeriods(manager);
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

  private async addUpDirtyDays(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const marks = await this.dirty.listAgencyDays(DAYS_AT_ONCE);
      if (marks.length === 0) return;
      await this.activity.transaction(async (manager) => {
        await holdLock(manager, 'activityYear');
        const before = await readRemovedBefore(manager);
        // The mail of days whose mailboxes are gone stays as it was added up.
        const kept = marks.filter(({ day }) => before === null || day >= before);
        await this.volume.replaceDays(
          manager,
          kept.map(({ day }) => day),
        );
        await this.dirty.clearAgencyDays(manager, marks);
      });
    }
  }

  /** The rows of the agencies marked, as they were, and of what has become of them. */
  private async replace(
    manager: EntityManager,
    { period, mark, inputs, snapshotId }: { period: Period; mark: DirtyPeriodMark; inputs: Inputs; snapshotId: number },
  ): Promise<boolean> {
    const figures = await this.countFrom(inputs, period);
    const { structure } = inputs;
    const heirsOf = (id: number): number[] => [
      ...[structure.currentOf(id, period.from), structure.currentOf(id, period.to), structure.currentOf(id, period.from, [], period.to)],
    ];
    const agencyIds = mark.agencyIds === null ? null : [...new Set([...mark.agencyIds, ...mark.agencyIds.flatMap(heirsOf)])];
    const firstDay = firstDayLookedAt(period, lastDayOf(period, inputs.today));
    return this.repository.replace(manager, { period, firstDay, figures, agencyIds, snapshotId });
  }

  /** Those of the periods that do not look at days of which nothing is left of single people: computed again they would come to nothing. */
  async keepComputable(manager: EntityManager, periods: readonly Period[]): Promise<readonly Period[]> {
    const before = await readRemovedBefore(manager);
    if (before === null) return periods;
    const { today } = await this.surroundings.read();
    return periods.filter((period) => firstDayLookedAt(period, lastDayOf(period, today)) >= before);
  }

  /** Counts of any span of days; only standard periods are stored and published. */
  async count(period: Period): Promise<UnitPeriodFigures[]> {
    return this.countFrom(await this.readInputs([period], await this.repository.listServedAgencies()), period);
  }

  /** Counts of many periods, from inputs read once for some of them. */
  async *countAll(periods: readonly Period[]): AsyncGenerator<{ readonly period: Period; readonly figures: readonly UnitPeriodFigures[] }> {
    const served = await this.repository.listServedAgencies();
    for (let at = 0; at < periods.length; at += PERIODS_AT_ONCE) {
      const some = periods.slice(at, at + PERIODS_AT_ONCE);
      const inputs = await this.readInputs(some, served);
      for (const period of some) yield { period, figures: await this.countFrom(inputs, period) };
    }
  }

  /** Everybody of E who is or was of an agency, in some periods, judged now; and the coverage of that agency. */
  async judge(periods: readonly Period[], agencyId: number): Promise<JudgedPeriod[]> {
    if (periods.length === 0) return [];
    const inputs = await this.readInputs(periods, await this.repository.listServedAgencies());
    const own = inputs.people.filter(({ memberships }) => memberships.some((span) => span.agencyId === agencyId));
    return periods.map((period) => {
      const { people, units } = judgePeople(own, { ...inputs, period });
      const coverage = coverageOf(units.unitOf(agencyId).minutes);
      return { period, people: people.filter((person) => person.agencyId === agencyId), coverage };
    });
  }

  private async readInputs(periods: readonly Period[], served: readonly ServedAgency[]): Promise<Inputs> {
    const { today, calendar } = await this.surroundings.read();
    const from = least(periods.map((period) => firstDayLookedAt(period, lastDayOf(period, today))));
    const to = periods.reduce((last, period) => (period.to > last ? period.to : last), '');
    const [structure, people, originDays, doubts] = await Promise.all([
      this.repository.readStructure(today),
      this.repository.listPeople(from, to),
      this.repository.listOriginDays(),
      this.activity.listDoubts(from, to),
    ]);
    const doubtsOf = groupBy(doubts, ({ officialId }) => officialId);
    return { today, calendar, structure, people, originDays, served, doubtsOf };
  }

  private async countFrom(inputs: Inputs, period: Period): Promise<UnitPeriodFigures[]> {
    const [agencyIds, volume] = await Promise.all([
      this.repository.listAgencyIds(period.from, period.to),
      this.volume.sum(period.from, period.to),
    ]);
    return countUse({ ...inputs, period, agencyIds, volume });
  }
}

/** Equal lists in any order give equal texts. */
function textOf(list: readonly ServedAgency[]): string {
  return list
    .map(({ originId, agencyId }) => `${originId} ${agencyId}`)
    .toSorted()
    .join();
}

function least(days: readonly IsoDate[]): IsoDate {
  return days.reduce((first, day) => (day < first ? day : first));
}
