import {
  chooseTarget,
  citeBasis,
  type AgencyTier,
  type Period,
  type TargetMetric,
  type TargetTerms,
  type TargetQuestion,
  type VersionedTarget,
} from '@nhip-thu/metrics';

/** The agency whose target is asked for, or one of its divisions. */
export interface TargetPlace {
  readonly id: number;
  readonly tier: AgencyTier;
  readonly divisionId?: number;
}

/** All targets there are, asked who is held to which. */
export class TargetBook {
  constructor(private readonly targets: readonly VersionedTarget[]) {}

  /** The target in force at the end of a period, of an agency, a division or (null) of the province as a whole; null when there is none. */
  choose(metric: TargetMetric, period: Period, agency: TargetPlace | null): VersionedTarget | null {
    const place: Pick<TargetQuestion, 'tier' | 'agencyId' | 'divisionId'> = {
      tier: agency?.tier ?? null,
      agencyId: agency?.id ?? null,
      divisionId: agency?.divisionId ?? null,
    };
    return chooseTarget(this.targets, { metric, periodKind: period.kind, ...place, day: period.to });
  }

  /** The same with one more, as if it had been entered last. */
  with(tried: VersionedTarget): TargetBook {
    return new TargetBook([...this.targets, tried]);
  }
}

/** What a reply tells of the target of a metric. */
export function termsOf<Metric extends TargetMetric>(
  { id, scope, comparator, levels, legalBasis, validFrom }: VersionedTarget,
  metric: Metric,
): TargetTerms & { readonly metric: Metric } {
  return { id, metric, scope: scope.kind, comparator, threshold: levels.met, levels, legalBasis: citeBasis(legalBasis), validFrom };
}
