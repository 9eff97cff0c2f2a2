import { Injectable } from '@nestjs/common';
import {
  previewWhatIf,
  type DefinitionId,
  type Figure,
  type Period,
  type TargetScope,
  type UnitStructure,
  type VersionedTarget,
  type WhatIfAgency,
  type WhatIfReply,
  type WhatIfRow,
} from '@nhip-thu/metrics';
import { UNKNOWN_UNIT } from '../calendar/calendar-problem.ts';
import { Clock } from '../calendar/clock.ts';
import { DirectoryRepository, type AgencyRow } from '../directory/directory.repository.ts';
import { ProblemException } from '../http/problem.ts';
import { termsOf } from '../targets/target-book.ts';
import { TargetRepository } from '../targets/target.repository.ts';
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
  readonly tried: (Pick<VersionedTarget, 'comparator' | 'supersedes'> & { readonly threshold: number; readonly scope: WhatIfScope }) | null;
}

/** Whose target is tried; agencies by their codes. */
export type WhatIfScope = Exclude<TargetScope, { kind: 'agency' | 'division' }> | { readonly kind: 'agency'; readonly agency: string };

/** No figures are stored by which the question could be answered. */
export class NothingStoredError extends Error {
  override readonly name = 'NothingStoredError';
}

/** Higher than any stored id, so that what is tried counts as entered last. */
const TRIED_ID = Number.MAX_SAFE_INTEGER;

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
    const triedBook = tried === null ? null : book.with(candidateOf({ period, triedDefinition, tried }, agencies));
    const places = new Map(agencies.map((agency) => [agency.id, agency]));
    const nowTargetOf = (id: number): VersionedTarget | null => book.choose(definition, period, places.get(id) ?? null);
    const triedTargetOf = (id: number): VersionedTarget | null =>
      triedBook === null ? nowTargetOf(id) : triedBook.choose(triedDefinition, period, places.get(id) ?? null);
    const common = { origins, period, structure };
    const nowFigures = publishRows({ ...common, rows: nowRows, definition }, nowTargetOf).figures;
    const otherFigures = publishRows({ ...common, rows: triedRows, definition: triedDefinition }, triedTargetOf).figures;
    const units = agencies.flatMap((agency) => {
      const [nowFigure, otherFigure] = [nowFigures.get(agency.id), otherFigures.get(agency.id)];
      if (nowFigure === undefined || otherFigure === undefined) return [];
      const [nowTarget, found] = [nowTargetOf(agency.id), triedTargetOf(agency.id)];
      const isReached = triedBook === null || found?.id === TRIED_ID;
      const triedTarget = isReached ? found : nowTarget;
      return [{ unit: { agency, nowTarget, triedTarget }, now: nowFigure, tried: isReached ? otherFigure : nowFigure }];
    });
    const { rows, metNow, metTried } = previewWhatIf<Unit>(units);
    return {
      ...{ period, structure, definition, triedDefinition, definitions, metNow, metTried, isDemo: demo !== null },
      measuredNow: rows.filter(({ now }) => isMeasured(now)).length,
      measuredTried: rows.filter((row) => isMeasured(row.tried)).length,
      agencies: rows.map((row) => replyOf(row, definition)).toSorted(byChange),
    };
  }
}

function candidateOf(
  { period, triedDefinition, tried }: Pick<WhatIfQuestion, 'period' | 'triedDefinition'> & { tried: NonNullable<WhatIfQuestion['tried']> },
  agencies: readonly AgencyRow[],
): VersionedTarget {
  const { scope, comparator, threshold, supersedes } = tried;
  return {
    ...{ id: TRIED_ID, supersedes, metric: triedDefinition, comparator, periodKind: period.kind, trajectory: null, approvedBy: null },
    scope: scope.kind === 'agency' ? { kind: 'agency', agencyId: idOfAgency(agencies, scope.agency) } : scope,
    levels: { minimum: null, met: threshold, good: null },
    legalBasis: { kind: 'text', text: '' },
    // As if it were in force for the period, whenever it is going to be.
    ...{ validFrom: period.to, validTo: null },
  };
}

function idOfAgency(agencies: readonly AgencyRow[], asked: string): number {
  const found = agencies.find(({ code }) => code === asked);
  if (found === undefined) throw new ProblemException(UNKNOWN_UNIT);
  return found.id;
}

function isMeasured({ verdict }: Figure): boolean {
  return verdict === 'met' || verdict === 'near' || verdict === 'not-met';
}

function replyOf({ unit, now, tried, change }: WhatIfRow<Unit>, definition: DefinitionId): WhatIfAgency {
  const { agency, nowTarget, triedTarget } = unit;
  return {
    ...{ code: agency.code, name: agency.name, now, tried, change },
    nowTarget: nowTarget && termsOf(nowTarget, definition),
    triedTarget: triedTarget && { comparator: triedTarget.comparator, threshold: triedTarget.levels.met },
  };
}

/** Who changes sides first, then the lowest tried rate; the unknown last. */
function byChange(a: WhatIfAgency, b: WhatIfAgency): number {
  const rank = { gains: 0, loses: 1, untold: 2, same: 3 };
  if (a.change !== b.change) return rank[a.change] - rank[b.change];
  const order = (a.tried.value ?? Infinity) - (b.tried.value ?? Infinity);
  return Number.isNaN(order) || order === 0 ? a.name.localeCompare(b.name, 'vi') : order;
}
