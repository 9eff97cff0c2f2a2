import type { DefinitionId, IsoDate, Period, SensitivityReply, SnapshotReply, TargetReply, UnitStructure } from '@nhip-thu/metrics';
import { figuresOf, newest, provinceOf, toProvinceTime, type AgencyName } from './adoption-reply.ts';
import type { UnitPeriodRow } from './usage.repository.ts';

/** The rows an answer is made of. */
export interface SensitivityInput {
  readonly period: Period;
  readonly structure: UnitStructure;
  readonly today: IsoDate;
  readonly isDemo: boolean;
  readonly definitions: readonly DefinitionId[];
  /** In the order of `definitions`. */
  readonly targets: readonly (TargetReply | null)[];
  readonly agencies: readonly AgencyName[];
  /** Stored counts of the period under every definition. */
  readonly rows: readonly (UnitPeriodRow & { readonly definition: DefinitionId })[];
  readonly snapshots: readonly SnapshotReply[];
  readonly lastLoggedAt: Date | null;
}

/** Puts stored counts into the answer of `GET /adoption/sensitivity`. Pure. */
export function makeSensitivityReply(input: SensitivityInput): SensitivityReply {
  const { period, structure, definitions, targets, snapshots, rows } = input;
  const columns = definitions.map((definition, at) => {
    const own = rows.filter((row) => row.definition === definition);
    const target = targets[at] ?? null;
    const figures = figuresOf(own, period, definition, target);
    return { figures, province: provinceOf(figures, definition, target).published };
  });
  const snapshotIds = new Map(rows.map(({ agencyId, snapshotId }) => [agencyId, snapshotId]));
  return {
    ...{ period, structure, definitions, targets, snapshots, isDemo: input.isDemo, isProvisional: input.today <= period.to },
    province: columns.map(({ province }) => province),
    agencies: input.agencies
      .flatMap(({ id, code, name }) => {
        const snapshotId = snapshotIds.get(id);
        if (snapshotId === undefined) return [];
        return [{ code, name, figures: columns.flatMap(({ figures }) => figures.get(id) ?? []), snapshotId }];
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
    asOf: input.lastLoggedAt === null ? null : toProvinceTime(input.lastLoggedAt),
    computedAt: newest(rows.map(({ computedAt }) => computedAt)),
  };
}
