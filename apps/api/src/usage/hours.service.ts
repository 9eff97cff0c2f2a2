import { Injectable } from '@nestjs/common';
import { dayOfWeek, listDays, tellHours, type HoursReply, type Period } from '@nhip-thu/metrics';
import { groupBy } from './group-by.ts';
import { PeriodSurroundings } from './period-surroundings.ts';
import { RollUpPeriodRepository } from './roll-up-period.repository.ts';
import { ToldDays } from './told-days.ts';
import { UsageRepository, type LoggedHours } from './usage.repository.ts';

/** At which hours mailboxes of the province are opened: counts of accesses, never of people or of one agency (ADR 42). */
@Injectable()
export class HoursService {
  constructor(
    private readonly usage: UsageRepository,
    private readonly inputs: RollUpPeriodRepository,
    private readonly surroundings: PeriodSurroundings,
  ) {}

  async read(period: Period): Promise<Omit<HoursReply, 'period' | 'asOf' | 'isDemo'>> {
    const [originDays, served, { today, calendar }, logged] = await Promise.all([
      this.inputs.listOriginDays(),
      this.inputs.transaction((manager) => this.inputs.listKnownServedAgencies(manager)),
      this.surroundings.read(),
      this.usage.listAccessHours(period.from, period.to),
    ]);
    // Sources of whole days tell of no hour; neither do the agencies that have no others.
    const timed = originDays.filter(({ days }) => days.some(({ isTimed }) => isTimed));
    const timedIds = new Set(timed.map(({ originId }) => originId));
    const timedServed = served.filter(({ originId }) => timedIds.has(originId));
    const told = new ToldDays({ period, today, calendar, originDays: timed, served: timedServed });
    const hoursOf = groupBy(logged, ({ day }) => day);
    const days = listDays(period.from, told.lastDay).map((day) => {
      const known = told.of(day);
      return { ...known, weekday: dayOfWeek(day), counts: known.isSilent ? null : addUp(hoursOf.get(day) ?? []) };
    });
    const shown = days.filter(({ counts }) => counts !== null);
    return {
      cells: tellHours(days),
      dayCounts: [1, 2, 3, 4, 5, 6, 7].map((weekday) => shown.filter((day) => day.weekday === weekday).length),
      missingDays: days.length - shown.length,
      partialDays: shown.filter(({ coveredCount }) => coveredCount !== null && coveredCount < told.agencyCount).length,
      timedAgencies: told.agencyCount,
      agencyCount: new Set(served.map(({ agencyId }) => agencyId)).size,
      sessions: calendar.sessionsOf(null, told.lastDay),
    };
  }
}

/** Null where one of the origins is not known. */
function addUp(origins: readonly LoggedHours[]): number[] | null {
  const sums = Array.from({ length: 24 }, () => 0);
  for (const { accessHours } of origins) {
    if (accessHours === null) return null;
    for (const [hour, count] of accessHours.entries()) sums[hour] = (sums[hour] ?? 0) + count;
  }
  return sums;
}
