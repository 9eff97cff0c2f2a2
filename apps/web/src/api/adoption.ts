import type { AdoptionReply, DefinitionId, PeriodsReply } from '@nhip-thu/metrics';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { QueryClient, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';

function adoptionOptions(periodId: string | null, definition: DefinitionId) {
  const params = new URLSearchParams({ dn: definition });
  if (periodId !== null) params.set('ky', periodId);
  return queryOptions({
    queryKey: ['adoption', periodId, definition],
    queryFn: ({ signal }) => request<AdoptionReply>(`/api/v1/adoption?${params}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Adoption per agency in a period; null = the server's default period. While another period loads, the former stays (`isPlaceholderData`). */
export function useAdoption(periodId: string | null, definition: DefinitionId): UseQueryResult<AdoptionReply> {
  const periods = usePeriods();
  // Of an installation without any figure nothing is asked that would only be refused.
  const isWorthAsking = periodId !== null || periods.isError || (periods.data !== undefined && periods.data.periods.length > 0);
  return useQuery({ ...adoptionOptions(periodId, definition), enabled: isWorthAsking });
}

export function usePeriods(): UseQueryResult<PeriodsReply> {
  return useQuery({ queryKey: ['periods'], queryFn: ({ signal }) => request<PeriodsReply>('/api/v1/periods', { signal }) });
}

/** New figures have landed: those on screen are read anew, others when they are next shown. */
export function invalidateFigures(queries: QueryClient): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'adoption' || queryKey[0] === 'periods' });
}
