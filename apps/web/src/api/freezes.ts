import type { FreezeReply, FreezesReply, FrozenDifferencesReply, FrozenReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const KEY = 'freezes';

export function useFreezes(): UseQueryResult<FreezesReply> {
  return useQuery({ queryKey: [KEY, 'list'], queryFn: ({ signal }) => request<FreezesReply>('/api/v1/freezes', { signal }) });
}

/** How live figures differ from the frozen ones, of all frozen periods. */
export function useFrozenDifferences(): UseQueryResult<FrozenDifferencesReply> {
  return useQuery({
    queryKey: [KEY, 'differences'],
    queryFn: ({ signal }) => request<FrozenDifferencesReply>('/api/v1/freezes/differences', { signal }),
  });
}

/** What a printed code stands for; an empty code asks nothing. */
export function useFrozenCode(code: string): UseQueryResult<FrozenReply> {
  return useQuery({
    queryKey: [KEY, 'code', code],
    queryFn: ({ signal }) => request<FrozenReply>(`/api/v1/freezes/codes/${encodeURIComponent(code)}`, { signal }),
    enabled: code !== '',
  });
}

export function useFreeze(): UseMutationResult<FreezeReply, Error, { readonly periodId: string; readonly approvedBy: string }> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request<FreezeReply>('/api/v1/freezes', { method: 'POST', body }),
    // Refused when somebody else was faster: what they froze is read.
    onSettled: () => forget(queries),
  });
}

export interface Amendment {
  readonly periodId: string;
  readonly reason: string;
  readonly approvedBy: string;
}

export function useAmend(): UseMutationResult<FreezeReply, Error, Amendment> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: ({ periodId, ...body }) =>
      request<FreezeReply>(`/api/v1/freezes/${encodeURIComponent(periodId)}/amendments`, { method: 'POST', body }),
    onSuccess: () => forget(queries),
  });
}

function forget(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: [KEY] });
}
