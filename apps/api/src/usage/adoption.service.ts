import { Injectable } from '@nestjs/common';
import {
  parsePeriodId,
  type AdoptionReply,
  type DefinitionId,
  type Figure,
  type IsoDate,
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
import { termsOf, type TargetBook } from '../targets/target-book.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { figureOf, figuresOf, listTrendPeriods, makeAdoptionReply, provinceOf, type AgencyName } from './adoption-reply.ts';
import { boxesOf, volumeOf } from './beside-rate.ts';
import { DEFINITIONS } from './count-use.ts';
import type { UnitPeriodFigures } from './roll-up-period.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';
import { makeSensitivityReply } from './sensitivity-reply.ts';
import { UsageRepository } from './usage.repository.ts';

/** The figure of one agency and what stands beside it, as the command line prints them: the words are those of the API. */
export interface AgencyUse {
  readonly code: string;
  readonly name: string;
  /** By the rules of publication, against the target in force on the last day. */
  readonly figure: Figure;
  /** The target the verdict is against; null when none is in force. */
  readonly target: TargetReply | null;
  readonly keptRate: number | null;
  readonly boxes: LiveBoxes;
  readonly volume: VolumeReply;
  readonly workingDays: number;
  readonly coveredDays: number;
  /** Of stored figures: what they were made from. */
  readonly snapshotId?: number;
}

/** The stored figures of a standard period. */
export interface StoredUse extends Pick<AdoptionReply, 'province' | 'provinceMissingAsZero' | 'target' | 'isDemo' | 'isProvisional'> {
  readonly rows: readonly AgencyUse[];
  readonly snapshots: readonly SnapshotReply[];
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
    const otherDefinition: DefinitionId = definition === 'du-1@1' ? 'du-2@1' : 'du-1@1';
    const [rows, otherRows, agencies, targets, demo, today, lastLoggedAt, unconfirmedFacts, sentInternalClient] = await Promise.all([
      this.usage.listUnitPeriods(definition, periodIds, structure),
      this.usage.listUnitPeriods(otherDefinition, periodIds.slice(-2), structure),
      this.directory.listAgencies(),
      this.targets.readBook(),
      this.clock.demo(),
      this.clock.today(),
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
    return makeAdoptionReply({ period, definition, structure, targets, agencies, rows, other, trendPeriods, snapshots, ...now });
  }

  /** The stored figures of a standard period under every definition; null when none are stored for it. */
  async sensitivity(period: Period, structure: UnitStructure): Promise<SensitivityReply | null> {
    const [rows, agencies, book, demo, today, lastLoggedAt] = await Promise.all([
      this.usage.listUnitPeriodsOf(period.id, structure),
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
      snapshots,
      lastLoggedAt,
    });
  }

  /** The stored figures of a standard period as the command line prints them; null when none are stored for it. */
  async stored(period: Period, definition: DefinitionId, structure: UnitStructure): Promise<StoredUse | null> {
    const [rows, agencies, targets, demo, today] = await Promise.all([
      this.usage.listUnitPeriods(definition, [period.id], structure),
      this.directory.listAgencies(),
      this.targets.readBook(),
      this.clock.demo(),
      this.clock.today(),
    ]);
    if (rows.length === 0) return null;
    const target = targets.choose(definition, period, null);
    const province = provinceOf(figuresOf({ targets, agencies }, rows, period, definition), definition, target);
    return {
      rows: listUse({ agencies, rows, definition, period, targets }),
      ...{ province: province.published, provinceMissingAsZero: province.missingAsZero, target: target && termsOf(target, definition) },
      ...{ isDemo: demo !== null, isProvisional: today <= period.to },
      snapshots: await this.usage.listSnapshots(rows.map(({ snapshotId }) => snapshotId)),
    };
  }

  /** Standard periods with figures, newest first; the default is the last closed one of the most official kind. */
  async periods(): Promise<PeriodsReply> {
    const [periodIds, today] = await Promise.all([this.usage.listPeriodIds(), this.clock.today()]);
    const periods = periodIds.flatMap((periodId) => parsePeriodId(periodId) ?? []);
    const order: readonly PeriodKind[] = ['reporting-month', 'calendar-month', 'iso-week'];
    const closed = periods.filter((period) => period.to < today);
    const pick = (list: readonly Period[]): Period | undefined =>
      order.map((kind) => list.find((period) => period.kind === kind)).find((period) => period !== undefined);
    return { periods, defaultPeriodId: (pick(closed) ?? pick(periods))?.id ?? null };
  }

  /** Counts any span of days now, without storing them: for the administrator at the machine, not for publication. */
  async compute(from: IsoDate, to: IsoDate, definition: DefinitionId, structure: UnitStructure): Promise<AgencyUse[]> {
    // A span is no standard period; its kind and id play no part in counting, and its target is that of a month.
    const span: Period = { id: `${from}..${to}`, kind: 'calendar-month', from, to };
    const [figures, agencies, targets] = await Promise.all([
      this.counts.count(span),
      this.directory.listAgencies(),
      this.targets.readBook(),
    ]);
    const rows = figures.filter((figure) => figure.definition === definition && figure.structure === structure);
    return listUse({ agencies, rows, definition, period: span, targets });
  }
}

type Row = Omit<UnitPeriodFigures, 'structure' | 'definition'> & { readonly snapshotId?: number };

interface UseInput {
  readonly agencies: readonly AgencyName[];
  readonly rows: readonly Row[];
  readonly definition: DefinitionId;
  readonly period: Period;
  readonly targets: TargetBook;
}

/** Counts of the agencies in the order of the directory, with their figures, each against its own target. */
function listUse({ agencies, rows, definition, period, targets }: UseInput): AgencyUse[] {
  const rowOf = new Map(rows.map((row) => [row.agencyId, row]));
  return agencies.flatMap((agency) => {
    const row = rowOf.get(agency.id);
    if (row === undefined) return [];
    const target = targets.choose(definition, period, agency);
    const figure = figureOf(row, definition, target);
    const { keptRate, workingDays, coveredDays, snapshotId } = row;
    return [
      {
        ...{ code: agency.code, name: agency.name, figure, target: target && termsOf(target, definition) },
        keptRate: figure.value === null ? null : keptRate,
        ...{ boxes: boxesOf([row], new Map([[agency.id, figure]])), volume: volumeOf([row]) },
        ...{ workingDays, coveredDays, ...(snapshotId === undefined ? {} : { snapshotId }) },
      },
    ];
  });
}
