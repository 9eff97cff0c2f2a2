import { Injectable } from '@nestjs/common';
import type { DefinitionId, IsoDate, Period, UnitStructure } from '@nhip-thu/metrics';
import { DirectoryRepository } from '../directory/directory.repository.ts';
import { termsOf, type TargetBook } from '../targets/target-book.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { targetsOf, type AgencyName } from './adoption-reply.ts';
import type { PublishedUse } from './adoption.service.ts';
import { volumeOf } from './beside-rate.ts';
import { publishRows } from './publish-rows.ts';
import type { UnitPeriodFigures } from './roll-up-period.repository.ts';
import { RollUpPeriodService } from './roll-up-period.service.ts';
import { UnitPeriodRepository } from './unit-period.repository.ts';

/** Counts of one agency, masked by nothing, with the figure that is published of them. */
export interface AgencyUse extends PublishedUse, Omit<UnitPeriodFigures, 'agencyId' | 'structure' | 'keptRate' | 'roster' | 'lookedFrom'> {
  readonly definition: DefinitionId;
}

/** The operator's view of exact counts, at the machine where the database can be read anyway: for checking, not for publication, and written down. */
@Injectable()
export class UnmaskedUseService {
  constructor(
    private readonly stored: UnitPeriodRepository,
    private readonly directory: DirectoryRepository,
    private readonly targets: TargetRepository,
    private readonly counts: RollUpPeriodService,
  ) {}

  /** The stored counts of a standard period; null when none are stored for it. */
  async read(period: Period, definition: DefinitionId, structure: UnitStructure): Promise<AgencyUse[] | null> {
    const [rows, agencies, targets] = await Promise.all([
      this.stored.listUnitPeriods(definition, [period.id], structure),
      this.directory.listAgencies(),
      this.targets.readBook(),
    ]);
    return rows.length === 0 ? null : listUse({ agencies, rows, definition, period, targets });
  }

  /** Counts any span of days now, without storing them. */
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

type Row = Omit<UnitPeriodFigures, 'structure' | 'definition' | 'roster' | 'lookedFrom'> & { readonly snapshotId?: number };

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
  const targetOf = targetsOf({ targets, agencies }, period, definition);
  // Agency by agency, beside nothing else: what is masked is known to whoever sees the counts beside it.
  const alone = { isLinked: false, areBoxesLinked: false };
  const ofPeriod = rows.map((row) => ({ snapshotId: 0, computedAt: new Date(0), ...row, ...alone, periodId: period.id }));
  const { figures } = publishRows({ rows: ofPeriod, period, definition, structure: 'as-was' }, targetOf);
  return agencies.flatMap((agency) => {
    const [row, figure, target] = [rowOf.get(agency.id), figures.get(agency.id), targetOf(agency.id)];
    if (row === undefined || figure === undefined) return [];
    const { agencyId: _agencyId, ...counts } = row;
    return [
      {
        ...{ code: agency.code, name: agency.name, definition, figure, target: target && termsOf(target, definition) },
        ...{ boxes: { loggedIn: row.loggedIn, machineOnly: row.machineOnly }, volume: volumeOf([row]), ...counts },
      },
    ];
  });
}
