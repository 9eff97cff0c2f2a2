import type {
  DefinitionId,
  LegalBasis,
  PaperMeasure,
  PaperWhatIfReply,
  TargetChangeReply,
  TargetEntry,
  TargetsReply,
  WhatIfReply,
} from '@nhip-thu/metrics';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { invalidateFigures } from './adoption.ts';
import { isProblem } from './problem.ts';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const TARGETS_KEY = 'targets';
const WHAT_IF_KEY = 'what-if';

/** For whom a target is, units by their names. */
export type NamedScope =
  | { readonly kind: 'province' }
  | { readonly kind: 'tier'; readonly tier: string }
  | { readonly kind: 'agency'; readonly agency: string }
  | { readonly kind: 'division'; readonly agency: string; readonly division: string };

/** A target to be entered. */
export interface NewTarget extends Pick<
  TargetEntry,
  'supersedes' | 'metric' | 'periodKind' | 'comparator' | 'levels' | 'trajectory' | 'validFrom' | 'validTo'
> {
  readonly scope: NamedScope;
  readonly legalBasis: Omit<Extract<LegalBasis, { readonly kind: 'instrument' }>, 'kind'>;
  readonly approvedBy: string;
  readonly reason: string;
}

/** Whose target is tried; divisions have no published figures. */
export type TriedScope = Exclude<NamedScope, { readonly kind: 'division' }>;

/** A target that is tried; without `threshold` everybody keeps theirs. */
interface TriedTarget {
  /** Null for the last closed reporting month. */
  readonly periodId: string | null;
  readonly threshold: number | null;
  readonly comparator: '>=' | '>';
  readonly scope: TriedScope;
  readonly supersedes: number | null;
}

/** What is tried: of use another definition, of paper another number of the reduction. */
export type WhatIfQuestion =
  | (TriedTarget & { readonly about: 'use'; readonly definition: DefinitionId; readonly tried: DefinitionId })
  | (TriedTarget & { readonly about: 'paper'; readonly tried: PaperMeasure });

export function useTargets(): UseQueryResult<TargetsReply> {
  return useQuery({ queryKey: [TARGETS_KEY], queryFn: ({ signal }) => request<TargetsReply>('/api/v1/targets', { signal }) });
}

/** Who would pass; null asks nothing. While another question is answered, the former answer stays. */
export function useWhatIf(question: WhatIfQuestion | null): UseQueryResult<WhatIfReply | PaperWhatIfReply> {
  const path = question?.about === 'paper' ? 'paper/what-if' : 'targets/what-if';
  return useQuery({
    queryKey: [WHAT_IF_KEY, question],
    queryFn: ({ signal }) => request<WhatIfReply | PaperWhatIfReply>(`/api/v1/${path}?${searchOf(question).toString()}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: question !== null,
  });
}

export function useEnterTarget(): UseMutationResult<TargetChangeReply, Error, NewTarget> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (target) => request<TargetChangeReply>('/api/v1/targets', { method: 'POST', body: target }),
    onSuccess: () => {
      invalidateFigures(queries);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === WHAT_IF_KEY || queryKey[0] === 'paper' });
      return queries.invalidateQueries({ queryKey: [TARGETS_KEY] });
    },
    // Whoever was refused because something is in its place finds it in the list.
    onError: (error) => (isProblem(error, 'target-in-place') ? queries.invalidateQueries({ queryKey: [TARGETS_KEY] }) : undefined),
  });
}

function searchOf(question: WhatIfQuestion | null): URLSearchParams {
  const params = new URLSearchParams();
  if (question === null) return params;
  const { periodId, threshold, comparator, scope, supersedes } = question;
  if (periodId !== null) params.set('ky', periodId);
  if (question.about === 'use') {
    params.set('dn', question.definition);
    params.set('tried', question.tried);
  } else params.set('measure', question.tried);
  if (threshold === null) return params;
  params.set('threshold', String(threshold));
  params.set('comparator', comparator);
  if (scope.kind === 'tier') params.set('tier', scope.tier);
  if (scope.kind === 'agency') params.set('agency', scope.agency);
  if (supersedes !== null) params.set('supersedes', String(supersedes));
  return params;
}
