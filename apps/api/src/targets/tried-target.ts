import type { AgencyTier, Period, TargetMetric, TargetScope, VersionedTarget } from '@nhip-thu/metrics';
import { UNKNOWN_UNIT } from '../calendar/calendar-problem.ts';
import { ProblemException } from '../http/problem.ts';
import type { TargetBook } from './target-book.ts';

/** Whose target is tried; agencies by their codes. */
export type WhatIfScope = Exclude<TargetScope, { kind: 'agency' | 'division' }> | { readonly kind: 'agency'; readonly agency: string };

/** Of all agencies, of one tier, or of one agency. */
export function scopeOfTrial({
  tier,
  agency,
}: {
  readonly tier?: AgencyTier | undefined;
  readonly agency?: string | undefined;
}): WhatIfScope {
  if (agency !== undefined) return { kind: 'agency', agency };
  return tier === undefined ? { kind: 'province' } : { kind: 'tier', tier };
}

/** A target that is tried, and the id of the one it would supersede. */
export interface TriedTarget extends Pick<VersionedTarget, 'comparator' | 'supersedes'> {
  /** A ratio 0..1. */
  readonly threshold: number;
  readonly scope: WhatIfScope;
}

/** Who is held to what, now and if what is tried applied. */
export interface TargetTrial {
  readonly nowOf: (agencyId: number) => VersionedTarget | null;
  /** Of an agency that what is tried does not reach: the target of the tried metric that holds for it. */
  readonly triedOf: (agencyId: number) => VersionedTarget | null;
  /** False where a narrower target keeps an agency out. */
  readonly isReached: (agencyId: number) => boolean;
}

interface TrialQuestion {
  readonly period: Period;
  /** What counts now. */
  readonly metric: TargetMetric;
  readonly triedMetric: TargetMetric;
  /** Null to keep everybody's target. */
  readonly tried: TriedTarget | null;
}

/** Higher than any stored id, so that what is tried counts as entered last. */
const TRIED_ID = Number.MAX_SAFE_INTEGER;

/** Puts what is tried beside the targets there are; nothing is stored. @throws ProblemException unknown-agency */
export function tryTarget(
  book: TargetBook,
  agencies: readonly { readonly id: number; readonly code: string; readonly tier: AgencyTier }[],
  { period, metric, triedMetric, tried }: TrialQuestion,
): TargetTrial {
  const triedBook = tried === null ? null : book.with(candidateOf({ period, triedMetric, tried }, agencies));
  const places = new Map(agencies.map((agency) => [agency.id, agency]));
  const nowOf = (id: number): VersionedTarget | null => book.choose(metric, period, places.get(id) ?? null);
  const triedOf = (id: number): VersionedTarget | null =>
    triedBook === null ? nowOf(id) : triedBook.choose(triedMetric, period, places.get(id) ?? null);
  return { nowOf, triedOf, isReached: (id) => triedBook === null || triedOf(id)?.id === TRIED_ID };
}

function candidateOf(
  { period, triedMetric, tried }: Pick<TrialQuestion, 'period' | 'triedMetric'> & { readonly tried: TriedTarget },
  agencies: readonly { readonly id: number; readonly code: string }[],
): VersionedTarget {
  const { scope, comparator, threshold, supersedes } = tried;
  return {
    ...{ id: TRIED_ID, supersedes, metric: triedMetric, comparator, periodKind: period.kind, trajectory: null, approvedBy: null },
    scope: scope.kind === 'agency' ? { kind: 'agency', agencyId: idOfAgency(agencies, scope.agency) } : scope,
    levels: { minimum: null, met: threshold, good: null },
    legalBasis: { kind: 'text', text: '' },
    // As if it were in force for the period, whenever it is going to be.
    ...{ validFrom: period.to, validTo: null },
  };
}

function idOfAgency(agencies: readonly { readonly id: number; readonly code: string }[], asked: string): number {
  const found = agencies.find(({ code }) => code === asked);
  if (found === undefined) throw new ProblemException(UNKNOWN_UNIT);
  return found.id;
}
