import { Injectable } from '@nestjs/common';
import {
  comparedPeriod,
  DIVISION_FIGURES,
  parsePeriodId,
  type AdoptionReply,
  type Comparison,
  type DefinitionId,
  type Figure,
  type LiveBoxes,
  type Period,
  type PeriodKind,
  type PeriodsReply,
  type SensitivityReply,
  type SnapshotReply,
  type TargetReply,
  type UnitStructure,
  type VolumeReply,
} from '@nhip-thu/metrics';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { listTrendPeriods, makeAdoptionReply } from './adoption-reply.ts';
import { DEFINITIONS } from './count-use.ts';
import { Clock } from '../calendar/clock.ts';
import { makeSensitivityReply } from './sensitivity-reply.ts';
import { UnitPeriodRepository } from './unit-period.repository.ts';
import { UsageRepository } from './usage.repository.ts';

/** The figure of one agency and what stands beside it, as the command line prints them: the words are those of the API. */
export interface PublishedUse {
  readonly code: string;
  readonly name: string;
  /** By the rules of publication, against the target in force on the last day. */
  readonly figure: Figure;
  /** The target the verdict is against; null when none is in force. */
  readonly target: TargetReply | null;
  readonly keptRate: number | null;
  readonly boxes: LiveBoxes;
  readonly volume: VolumeReply;
  /** What it was made from; absent for a span that is not stored. */
  readonly snapshotId?: number;
}

/** The stored figures of a standard period. */
export interface StoredUse extends Pick<AdoptionReply, 'province' | 'provinceMissingAsZero' | 'target' | 'isDemo' | 'isProvisional'> {
  readonly rows: readonly PublishedUse[];
  readonly snapshots: readonly SnapshotReply[];
}

/** Answers how far the agencies' people use their mailboxes. */
@Injectable()
export class AdoptionService {
  constructor(
    private readonly usage: UsageRepository,
    private readonly directory: DirectoryRepository,
    private readonly targets: TargetRepository,
    private readonly counts: UnitPeriodRepository,
    private readonly clock: Clock,
  ) {}

  /** The stored figures of a standard period; null when none are stored for it. */
  async reply(
    period: Period,
    definition: DefinitionId,
    structure: UnitStructure,
    comparison: Comparison = 'previous',
  ): Promise<AdoptionReply | null> {
    const trendPeriods = listTrendPeriods(period);
    const today = await this.clock.today();
    const known = comparison === 'baseline' ? await this.listMeasured(definition, structure) : [];
    const comparePeriod = comparedPeriod(period, comparison, { known, today });
    const asked = comparePeriod === null ? trendPeriods : [...trendPeriods, comparePeriod];
    const periodIds = [...new Set(asked.map((each) => each.id))];
    const comparedIds = [period, comparePeriod].flatMap((each) => each?.id ?? []);
    const otherDefinition: DefinitionId = definition === 'du-1@1' ? 'du-2@1' : 'du-1@1';
    const [rows, otherRows, origins, agencies, targets, demo, lastLoggedAt, unconfirmedFacts, sentInternalClient] = await Promise.all([
      this.counts.listUnitPeriods(definition, periodIds, structure),
      this.counts.listUnitPeriods(otherDefinition, comparedIds, structure),
      this.counts.listOrigins([definition, otherDefinition], asked, today),
      this.directory.listAgencies(),
      this.targets.readBook(),
      this.clock.demo(),
      this.usage.lastLoggedAt(),
      this.usage.countUnconfirmed(period.from, period.to),
      this.usage.countSentByInternalClients(period.from, period.to),
    ]);
    const ofPeriod = rows.filter((row) => row.periodId === period.id);
    if (ofPeriod.length === 0) return null;
    const isDemo = demo !== null;
    const snapshots = await this.usage.listSnapshots(ofPeriod.map(({ snapshotId }) => snapshotId));
    const other = { definition: otherDefinition, rows: otherRows };
    const now = { today, isDemo, lastLoggedAt, unconfirmedFacts, sentInternalClient };
    const periods = { period, comparePeriod, trendPeriods };
    return makeAdoptionReply({ ...periods, definition, structure, targets, agencies, rows, other, origins, snapshots, ...now });
  }

  /** The stored figures of a standard period under every definition; null when none are stored for it. */
  async sensitivity(period: Period, structure: UnitStructure): Promise<SensitivityReply | null> {
    const [rows, origins, agencies, book, demo, today, lastLoggedAt] = await Promise.all([
      this.counts.listUnitPeriodsOf(period.id, structure),
      this.clock.today().then((day) => this.counts.listOrigins(DEFINITIONS, [period], day)),
      this.directory.listAgencies(),
      this.targets.readBook(),
      this.clock.demo(),
      this.clock.today(),
      this.usage.lastLoggedAt(),
    ]);
    if (rows.length === 0) return null;
    const snapshots = await this.usage.listSnapshots(rows.map(({ snapshotId }) => snapshotId));
    const isDemo = demo !== null;
    return makeSensitivityReply({
      period,
      structure,
      today,
      isDemo,
      definitions: DEFINITIONS,
      book,
      agencies,
      rows,
      origins,
      snapshots,
      lastLoggedAt,
    });
  }

  /** The stored figures of a standard period as the command line prints them, in the order of the codes; null when none are stored for it. */
  async read(period: Period, definition: DefinitionId, structure: UnitStructure): Promise<StoredUse | null> {
    const reply = await this.reply(period, definition, structure);
    if (reply === null) return null;
    const { province, provinceMissingAsZero, target: provinceTarget, isDemo, isProvisional, snapshots } = reply;
    const rows = reply.agencies.map(({ code, name, figure, target, keptRate, boxes, volume, snapshotId }) => {
      return { code, name, figure, target, keptRate, boxes, volume, snapshotId };
    });
    return {
      rows: rows.toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      ...{ province, provinceMissingAsZero, target: provinceTarget, isDemo, isProvisional, snapshots },
    };
  }

  /** Standard periods with figures, newest first; the default is the last closed one of the most official kind. */
  async periods(): Promise<PeriodsReply> {
    const [periodIds, today] = await Promise.all([this.usage.listPeriodIds(), this.clock.today()]);
    const periods = toPeriods(periodIds);
    const order: readonly PeriodKind[] = ['reporting-month', 'calendar-month', 'iso-week'];
    const closed = periods.filter((period) => period.to < today);
    const pick = (list: readonly Period[]): Period | undefined =>
      order.map((kind) => list.find((period) => period.kind === kind)).find((period) => period !== undefined);
    return { periods, defaultPeriodId: (pick(closed) ?? pick(periods))?.id ?? null };
  }

  /** Periods of which there are logs at all, whether or not a rate can be told. */
  async listLogged(): Promise<Period[]> {
    return toPeriods(await this.counts.listLoggedPeriodIds('du-2@1', 'as-was'));
  }

  private async listMeasured(definition: DefinitionId, structure: UnitStructure): Promise<Period[]> {
    return toPeriods(await this.counts.listMeasuredPeriodIds(definition, structure));
  }
}

/** But for the blocks of divisions, of which no figure of an agency is told. */
function toPeriods(periodIds: readonly string[]): Period[] {
  return periodIds.flatMap((periodId) => parsePeriodId(periodId) ?? []).filter(({ kind }) => kind !== DIVISION_FIGURES.periodKind);
}
