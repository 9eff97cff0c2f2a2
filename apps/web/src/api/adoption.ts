import type {
  AdoptionReply,
  AgencyCourseReply,
  AgencyReply,
  DivisionsReply,
  FiguresHeadReply,
  FiguresNewsReply,
  FreshnessReply,
  PeriodsReply,
  RoleFlowReply,
} from '@nhip-thu/metrics';
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useEventStream } from './event-stream.ts';
import type { FigureQuestion } from './figure-question.ts';
import { request } from './request.ts';

/** Every choice is written out: the server's defaults need not be those of the page. */
function searchOf({ periodId, definition, comparison, structure }: FigureQuestion): URLSearchParams {
  const params = new URLSearchParams({ dn: definition, ss: comparison, cc: structure });
  if (periodId !== null) params.set('ky', periodId);
  return params;
}

/** The parts of a question, so that equal questions share an answer whatever else a page's address holds. */
function keyOf({ periodId, definition, comparison, structure }: FigureQuestion): readonly (string | null)[] {
  return [periodId, definition, comparison, structure];
}

function adoptionOptions(question: FigureQuestion) {
  return queryOptions({
    queryKey: ['adoption', 'all', ...keyOf(question)],
    queryFn: ({ signal }) => request<AdoptionReply>(`/api/v1/adoption?${searchOf(question)}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Adoption per agency in a period; null = the server's default period. While another period loads, the former stays (`isPlaceholderData`). Of a role that sees no figures nothing is asked. */
export function useAdoption(question: FigureQuestion, isAllowed = true): UseQueryResult<AdoptionReply> {
  return useQuery({ ...adoptionOptions(question), enabled: useIsWorthAsking(question.periodId, isAllowed) });
}

/** Of an installation without any figure nothing is asked that would only be refused. */
function useIsWorthAsking(periodId: string | null, isAllowed: boolean): boolean {
  const periods = usePeriods(isAllowed);
  return isAllowed && (periodId !== null || periods.isError || (periods.data !== undefined && periods.data.periods.length > 0));
}

/** What the head of every page says of a period; null = the server's default period. While another period loads, the former stays. */
export function useFiguresHead(
  { periodId, structure }: Pick<FigureQuestion, 'periodId' | 'structure'>,
  isAllowed: boolean,
): UseQueryResult<FiguresHeadReply> {
  const params = new URLSearchParams({ cc: structure, ...(periodId !== null && { ky: periodId }) });
  return useQuery({
    queryKey: ['adoption', 'head', periodId, structure],
    queryFn: ({ signal }) => request<FiguresHeadReply>(`/api/v1/adoption/head?${params}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: useIsWorthAsking(periodId, isAllowed),
  });
}

/** How far logs tell, for a role that sees no figures. */
export function useFreshness(isAllowed: boolean): UseQueryResult<FreshnessReply> {
  return useQuery({
    queryKey: ['adoption', 'freshness'],
    queryFn: ({ signal }) => request<FreshnessReply>('/api/v1/adoption/freshness', { signal }),
    enabled: isAllowed,
  });
}

/** One agency in a period; null = the server's default period. While another period loads, the former stays. */
export function useAgency(code: string, question: FigureQuestion): UseQueryResult<AgencyReply> {
  return useQuery({
    queryKey: ['adoption', 'agency', code, ...keyOf(question)],
    queryFn: ({ signal }) =>
      request<AgencyReply>(`/api/v1/adoption/agencies/${encodeURIComponent(code)}?${searchOf(question)}`, { signal }),
    placeholderData: (former, query) => (query?.queryKey[2] === code ? former : undefined),
  });
}

/** The mail and the coverage of one agency over the periods up to one; null = the server's default period. While another period loads, the former stays. */
export function useAgencyCourse(
  code: string,
  { periodId, structure }: Pick<FigureQuestion, 'periodId' | 'structure'>,
): UseQueryResult<AgencyCourseReply> {
  const params = new URLSearchParams({ cc: structure, ...(periodId !== null && { ky: periodId }) });
  return useQuery({
    queryKey: ['adoption', 'course', code, periodId, structure],
    queryFn: ({ signal }) =>
      request<AgencyCourseReply>(`/api/v1/adoption/agencies/${encodeURIComponent(code)}/course?${params}`, { signal }),
    placeholderData: (former, query) => (query?.queryKey[2] === code ? former : undefined),
  });
}

/** Mail between role groups, of one agency or of the province (null). While another period loads, the former stays. */
export function useRoleFlow(code: string | null, { periodId }: Pick<FigureQuestion, 'periodId'>): UseQueryResult<RoleFlowReply> {
  const params = new URLSearchParams(periodId === null ? {} : { ky: periodId });
  const path = code === null ? 'flow' : `agencies/${encodeURIComponent(code)}/flow`;
  return useQuery({
    queryKey: ['adoption', 'flow', code, periodId],
    queryFn: ({ signal }) => request<RoleFlowReply>(`/api/v1/adoption/${path}?${params}`, { signal }),
    placeholderData: (former, query) => (query?.queryKey[2] === code ? former : undefined),
  });
}

/** The divisions of the caller's own agency. */
export function useDivisions(code: string): UseQueryResult<DivisionsReply> {
  return useQuery({
    queryKey: ['adoption', 'divisions', code],
    queryFn: ({ signal }) => request<DivisionsReply>(`/api/v1/adoption/divisions/${encodeURIComponent(code)}`, { signal }),
  });
}

export function periodsOptions() {
  return queryOptions({ queryKey: ['periods'], queryFn: ({ signal }) => request<PeriodsReply>('/api/v1/periods', { signal }) });
}

export function usePeriods(isAllowed = true): UseQueryResult<PeriodsReply> {
  return useQuery({ ...periodsOptions(), enabled: isAllowed });
}

/** Roll-ups that land together make one refetch. */
const SETTLE_MS = 1000;
/** While the stream is down. */
const POLL_MS = 10_000;

/** Keeps all figures on screen as new as the server's: its stream says when they may have changed, and while it is down they are asked for again and again. */
export function useFollowFigures(): void {
  const queries = useQueryClient();
  const known = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const hear = useCallback(
    (news: unknown) => {
      // The server's `figures` event carries a FiguresNewsReply, by contract.
      const { revision } = news as FiguresNewsReply;
      const isNews = known.current !== null && known.current !== revision;
      known.current = revision;
      if (!isNews) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => invalidateFigures(queries), SETTLE_MS);
    },
    [queries],
  );
  useEffect(() => () => clearTimeout(timer.current), []);
  const isLive = useEventStream('/api/v1/adoption/events', 'figures', hear);
  useEffect(() => {
    if (isLive) return;
    const poll = setInterval(() => {
      if (!document.hidden) invalidateFigures(queries);
    }, POLL_MS);
    return () => clearInterval(poll);
  }, [isLive, queries]);
}

/** New figures have landed: those on screen are read anew, others when they are next shown. */
export function invalidateFigures(queries: QueryClient): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'adoption' || queryKey[0] === 'periods' });
}
