import {
  isProvisionalOn,
  type DefinitionId,
  type IsoDate,
  type Period,
  type SensitivityReply,
  type SnapshotReply,
  type UnitStructure,
} from '@nhip-thu/metrics';
import { termsOf, type TargetBook } from '../targets/target-book.ts';
import { toProvinceTime } from '../calendar/province-time.ts';
import { newest, provinceOf, targetsOf, type AgencyName } from './adoption-reply.ts';
import { publishRows } from './publish-rows.ts';
import type { Origins, UnitPeriodRow } from './unit-period-row.ts';

/** The rows an answer is made of. */
export interface SensitivityInput {
  readonly period: Period;
  readonly structure: UnitStructure;
  readonly today: IsoDate;
  readonly isDemo: boolean;
  readonly definitions: readonly DefinitionId[];
  /** Who is held to which target. */
  readonly book: Pick<TargetBook, 'choose'>;
  readonly agencies: readonly AgencyName[];
  /** Stored counts of the period under every definition. */
  readonly rows: readonly (UnitPeriodRow & { readonly definition: DefinitionId })[];
  readonly origins?: Origins;
  readonly snapshots: readonly SnapshotReply[];
  readonly lastLoggedAt: Date | null;
}

/** Puts stored counts into the answer of `GET /adoption/sensitivity`. Pure. */
export function makeSensitivityReply(input: SensitivityInput): SensitivityReply {
  const { period, structure, definitions, snapshots, rows, agencies, book } = input;
  const columns = definitions.map((definition) => {
    const own = rows.filter((row) => row.definition === definition);
    const target = book.choose(definition, period, null);
    const targetOf = targetsOf({ targets: book, agencies }, period, definition);
    const { figures, parts } = publishRows({ rows: own, origins: input.origins, period, definition, structure }, targetOf);
    return { figures, province: provinceOf(parts, definition, target).published, target: target && termsOf(target, definition) };
  });
  const snapshotIds = new Map(rows.map(({ agencyId, snapshotId }) => [agencyId, snapshotId]));
  const keptRates = new Map(rows.flatMap(({ agencyId, keptRate }) => (keptRate === null ? [] : [[agencyId, keptRate]])));
  return {
    ...{ period, structure, definitions, snapshots, isDemo: input.isDemo, isProvisional: isProvisionalOn(period, input.today) },
    targets: columns.map(({ target }) => target),
    province: columns.map(({ province }) => province),
    agencies: agencies
      .flatMap(({ id, code, name }) => {
        const snapshotId = snapshotIds.get(id);
        if (snapshotId === undefined) return [];
        const figures = columns.flatMap((column) => column.figures.get(id) ?? []);
        const isKeptShown = figures.some(({ definition, publication }) => definition === 'du-4@1' && publication === 'exact');
        return [{ code, name, figures, keptRate: isKeptShown ? (keptRates.get(id) ?? null) : null, snapshotId }];
      })
      .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
    asOf: input.lastLoggedAt === null ? null : toProvinceTime(input.lastLoggedAt),
    computedAt: newest(rows.map(({ computedAt }) => computedAt)),
  };
}
