import { Injectable } from '@nestjs/common';
import { dayOfWeek, listDays, tellHours, type HoursReply, type IsoDate, type Period } from '@nhip-thu/metrics';
import { holdsOn } from '../directory/structure.ts';
import { groupBy } from './group-by.ts';
import { PeriodSurroundings } from './period-surroundings.ts';
import { RollUpPeriodRepository, type AgencySpan } from './roll-up-period.repository.ts';
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
    const [originDays, served, agencies, { today, calendar }, logged] = await Promise.all([
      this.inputs.listOriginDays(),
      this.inputs.listKnownServedAgencies(),
      this.inputs.listAgencySpans(),
      this.surroundings.read(),
      this.usage.listAccessHours(period.from, period.to),
    ]);
    // Sources of whole days tell of no hour; neither do the agencies that have no others.
    const timed = originDays.filter(({ days }) => days.some(({ isTimed }) => isTimed));
    const timedIds = new Set(timed.map(({ originId }) => originId));
    const timedServed = served.filter(({ originId }) => timedIds.has(originId));
    const told = new ToldDays({ period, today, calendar, originDays: timed, served: timedServed }, agencies);
    const hoursOf = groupBy(logged, ({ day }) => day);
    const days = listDays(period.from, told.lastDay).map((day) => {
      const known = told.of(day);
      return { ...known, weekday: dayOfWeek(day), counts: known.isSilent ? null : addUp(hoursOf.get(day) ?? []) };
    });
    const shown = days.filter(({ counts }) => counts !== null);
    return {
      cells: tellHours(days),
      dayCounts: countByWeekday(shown),
      passedCounts: countByWeekday(days),
      missingDays: days.length - shown.length,
      partialDays: shown.filter(({ coveredCount, agencyCount }) => coveredCount !== null && coveredCount < agencyCount).length,
      timedAgencies: told.of(told.lastDay).agencyCount,
      agencyCount: countThere(agencies, served, told.lastDay),
      sessions: calendar.sessionsOf(null, told.lastDay),
    };
  }
}

/** How many of the days fall on each weekday, Monday first. */
function countByWeekday(days: readonly { readonly weekday: number }[]): number[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => days.filter((day) => day.weekday === weekday).length);
}

/** Agencies of a day of which logs tell at all. */
function countThere(agencies: readonly AgencySpan[], served: readonly { readonly agencyId: number }[], day: IsoDate): number {
  const told = new Set(served.map(({ agencyId }) => agencyId));
  return agencies.filter((span) => told.has(span.id) && holdsOn(span, day)).length;
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
