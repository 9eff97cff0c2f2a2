import { Injectable } from '@nestjs/common';
import {
  parsePeriodId,
  type AdoptionReply,
  type DefinitionId,
  type Figure,
  type IsoDate,
  type Period,
  type PeriodKind,
  type PeriodsReply,
  type TargetReply,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { figureOf, listTrendPeriods, makeAdoptionReply } from './adoption-reply.ts';
import { Clock } from '../calendar/clock.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';
import { UsageRepository } from './usage.repository.ts';

/** Counts of one agency over a span of days, as the command line prints them. */
export interface AgencyUse {
  readonly code: string;
  readonly name: string;
  readonly definition: DefinitionId;
  readonly counted: number;
  readonly eligible: number;
  readonly unknown: number;
  readonly workingDays: number;
  readonly coveredDays: number;
  readonly sent: number;
  readonly received: number;
  /** The same by the rules of publication, against the target in force on the last day. */
  readonly figure: Figure;
  /** The target the verdict is against; null when none is in force. */
  readonly target: TargetReply | null;
}

/** Answers how far the agencies' people use their mailboxes. */
@Injectable()
export class AdoptionService {
  constructor(
    private readonly usage: UsageRepository,
    private readonly directory: DirectoryRepository,
    private readonly targets: TargetRepository,
    private readonly counts: RollUpPeriodService,
    private readonly clock: Clock,
  ) {}

  /** The stored figures of a standard period; null when none are stored for it. */
  async reply(period: Period, definition: DefinitionId, structure: UnitStructure): Promise<AdoptionReply | null> {
    const trendPeriods = listTrendPeriods(period);
    const periodIds = trendPeriods.map((each) => each.id);
    const otherDefinition: DefinitionId = definition === 'du-2@1' ? 'du-1@1' : 'du-2@1';
    const [rows, otherRows, agencies, target, otherTarget, demo, today, lastLoggedAt, unconfirmedFacts, sentInternalClient] =
      await Promise.all([
        this.usage.listUnitPeriods(definition, periodIds, structure),
        this.usage.listUnitPeriods(otherDefinition, periodIds.slice(-2), structure),
        this.directory.listAgencies(),
        this.targets.findInForce(definition, period.to),
        this.targets.findInForce(otherDefinition, period.to),
        this.clock.demo(),
        this.clock.today(),
        this.usage.lastLoggedAt(),
        this.usage.countUnconfirmed(period.from, period.to),
        this.usage.countSentByInternalClients(period.from, period.to),
      ]);
    if (!rows.some((row) => row.periodId === period.id)) return null;
    const isDemo = demo !== null;
    const other = { definition: otherDefinition, target: otherTarget, rows: otherRows };
    const now = { today, isDemo, lastLoggedAt, unconfirmedFacts, sentInternalClient };
    return makeAdoptionReply({ period, definition, structure, target, agencies, rows, other, trendPeriods, ...now });
  }

  /** Standard periods with figures, newest first; the default is the last closed one of the most official kind. */
  async periods(): Promise<PeriodsReply> {
    const [rows, today] = await Promise.all([this.usage.listPeriodIds(), this.clock.today()]);
    const periods = rows.flatMap(({ periodId }) => parsePeriodId(periodId) ?? []);
    const order: readonly PeriodKind[] = ['reporting-month', 'calendar-month', 'iso-week'];
    const closed = periods.filter((period) => period.to < today);
    const pick = (list: readonly Period[]): Period | undefined =>
      order.map((kind) => list.find((period) => period.kind === kind)).find((period) => period !== undefined);
    return { periods, defaultPeriodId: (pick(closed) ?? pick(periods))?.id ?? null };
  }

  /** Counts any span of days now, without storing them: for the administrator at the machine, not for publication. */
  async compute(from: IsoDate, to: IsoDate, definition: DefinitionId, structure: UnitStructure): Promise<AgencyUse[]> {
    // A span is no standard period; its kind and id play no part in counting.
    const [figures, agencies, target] = await Promise.all([
      this.counts.count({ id: `${from}..${to}`, kind: 'calendar-month', from, to }),
      this.directory.listAgencies(),
      this.targets.findInForce(definition, to),
    ]);
    return agencies.flatMap(({ id, code, name }) => {
      const found = figures.find((figure) => figure.agencyId === id && figure.definition === definition && figure.structure === structure);
      if (!found) return [];
      const { agencyId: _, ...counts } = found;
      return [{ code, name, ...counts, figure: figureOf(found, definition, target), target }];
    });
  }
}
