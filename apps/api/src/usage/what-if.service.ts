import { Injectable } from '@nestjs/common';
import {
  byWhatIfChange,
  previewWhatIf,
  type DefinitionId,
  type Period,
  type UnitStructure,
  type VersionedTarget,
  type WhatIfAgency,
  type WhatIfReply,
  type WhatIfRow,
} from '@nhip-thu/metrics';
import { Clock } from '../calendar/clock.ts';
import { DirectoryRepository, type AgencyRow } from '../directory/directory.repository.ts';
import { termsOf } from '../targets/target-book.ts';
import { TargetRepository } from '../targets/target.repository.ts';
import { tryTarget, type TriedTarget } from '../targets/tried-target.ts';
import { publishRows } from './publish-rows.ts';
import { UnitPeriodRepository } from './unit-period.repository.ts';

/** What is tried: another definition, another target, or both. */
export interface WhatIfQuestion {
  readonly period: Period;
  readonly structure: UnitStructure;
  /** The definition that counts now. */
  readonly definition: DefinitionId;
  readonly triedDefinition: DefinitionId;
  /** Null to keep everybody's target. */
  readonly tried: TriedTarget | null;
}

/** No figures are stored by which the question could be answered. */
export class NothingStoredError extends Error {
  override readonly name = 'NothingStoredError';
}

interface Unit {
  readonly agency: AgencyRow;
  readonly nowTarget: VersionedTarget | null;
  readonly triedTarget: VersionedTarget | null;
}

/** Answers who would pass if another target or definition applied, from stored figures; nothing is stored by asking. */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly counts: UnitPeriodRepository,
    private readonly directory: DirectoryRepository,
    private readonly targets: TargetRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws NothingStoredError, ProblemException unknown-agency */
  async preview({ period, structure, definition, triedDefinition, tried }: WhatIfQuestion): Promise<WhatIfReply> {
    const [nowRows, triedRows, origins, definitions, agencies, book, demo] = await Promise.all([
      this.counts.listUnitPeriods(definition, [period.id], structure),
      this.counts.listUnitPeriods(triedDefinition, [period.id], structure),
      this.clock.today().then((today) => this.counts.listOrigins([definition, triedDefinition], [period], today)),
      this.counts.listDefinitions(period.id),
      this.directory.listAgencies(),
      this.targets.readBook(),
      this.clock.demo(),
    ]);
    if (nowRows.length === 0 || triedRows.length === 0) throw new NothingStoredError(`${period.id} ${definition} ${triedDefinition}`);
    const trial = tryTarget(book, agencies, { period, metric: definition, triedMetric: triedDefinition, tried });
    const common = { origins, period, structure };
    const nowFigures = publishRows({ ...common, rows: nowRows, definition }, trial.nowOf).figures;
    const otherFigures = publishRows({ ...common, rows: triedRows, definition: triedDefinition }, trial.triedOf).figures;
    const units = agencies.flatMap((agency) => {
      const [nowFigure, otherFigure] = [nowFigures.get(agency.id), otherFigures.get(agency.id)];
      if (nowFigure === undefined || otherFigure === undefined) return [];
      const isReached = trial.isReached(agency.id);
      const nowTarget = trial.nowOf(agency.id);
      const triedTarget = isReached ? trial.triedOf(agency.id) : nowTarget;
      return [{ unit: { agency, nowTarget, triedTarget }, now: nowFigure, tried: isReached ? otherFigure : nowFigure }];
    });
    const { rows, ...counts } = previewWhatIf<Unit>(units);
    return {
      ...{ period, structure, definition, triedDefinition, definitions, ...counts, isDemo: demo !== null },
      agencies: rows.map((row) => replyOf(row, definition)).toSorted(byWhatIfChange),
    };
  }
}

function replyOf({ unit, now, tried, change }: WhatIfRow<Unit>, definition: DefinitionId): WhatIfAgency {
  const { agency, nowTarget, triedTarget } = unit;
  return {
    ...{ code: agency.code, name: agency.name, now, tried, change },
    nowTarget: nowTarget && termsOf(nowTarget, definition),
    triedTarget: triedTarget && { comparator: triedTarget.comparator, threshold: triedTarget.levels.met },
  };
}
