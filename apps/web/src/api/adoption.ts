import type { AdoptionReply, AgencyReply, DefinitionId, PeriodsReply } from '@nhip-thu/metrics';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryClient, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';

function searchOf(periodId: string | null, definition: DefinitionId): URLSearchParams {
  const params = new URLSearchParams({ dn: definition });
  if (periodId !== null) params.set('ky', periodId);
  return params;
}

function adoptionOptions(periodId: string | null, definition: DefinitionId) {
  return queryOptions({
    queryKey: ['adoption', periodId, definition],
    queryFn: ({ signal }) => request<AdoptionReply>(`/api/v1/adoption?${searchOf(periodId, definition)}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Adoption per agency in a period; null = the server's default period. While another period loads, the former stays (`isPlaceholderData`). Of a role that sees no figures nothing is asked. */
export function useAdoption(periodId: string | null, definition: DefinitionId, isAllowed = true): UseQueryResult<AdoptionReply> {
  const periods = usePeriods(isAllowed);
  // Of an installation without any figure nothing is asked that would only be refused.
  const isWorthAsking = periodId !== null || periods.isError || (periods.data !== undefined && periods.data.periods.length > 0);
  return useQuery({ ...adoptionOptions(periodId, definition), enabled: isAllowed && isWorthAsking });
}

/** One agency in a period; null = the server's default period. While another period loads, the former stays. */
export function useAgency(code: string, periodId: string | null, definition: DefinitionId): UseQueryResult<AgencyReply> {
  return useQuery({
    queryKey: ['adoption', 'agency', code, periodId, definition],
    queryFn: ({ signal }) =>
      request<AgencyReply>(`/api/v1/adoption/agencies/${encodeURIComponent(code)}?${searchOf(periodId, definition)}`, { signal }),
    placeholderData: (former, query) => (query?.queryKey[2] === code ? former : undefined),
  });
}

export function usePeriods(isAllowed = true): UseQueryResult<PeriodsReply> {
  return useQuery({
    queryKey: ['periods'],
    queryFn: ({ signal }) => request<PeriodsReply>('/api/v1/periods', { signal }),
    enabled: isAllowed,
  });
}

/** New figures have landed: those on screen are read anew, others when they are next shown. */
export function invalidateFigures(queries: QueryClient): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'adoption' || queryKey[0] === 'periods' });
}
