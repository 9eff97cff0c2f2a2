import type { NewOriginTokenReply, OriginBasis, OriginReply, OriginsReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const ORIGINS_KEY = ['origins'];

const addressOf = (origin: string): string => `/api/v1/origins/${encodeURIComponent(origin)}`;

/** Every log source, and how long things are kept. */
export function useOrigins(): UseQueryResult<OriginsReply> {
  return useQuery({ queryKey: ORIGINS_KEY, queryFn: ({ signal }) => request<OriginsReply>('/api/v1/origins', { signal }) });
}

/** A change after which the log sources are read anew. */
function useOriginChange<Reply, Order>(change: (order: Order) => Promise<Reply>): UseMutationResult<Reply, Error, Order> {
  const queries = useQueryClient();
  return useSending({ mutationFn: change, onSuccess: () => queries.invalidateQueries({ queryKey: ORIGINS_KEY }) });
}

/** Makes a token for an origin, which may be new. */
export function useIssueToken(): UseMutationResult<NewOriginTokenReply, Error, string> {
  return useOriginChange((origin) => request<NewOriginTokenReply>(`${addressOf(origin)}/tokens`, { method: 'POST' }));
}

export function useRevokeToken(origin: string): UseMutationResult<unknown, Error, number> {
  return useOriginChange((number) => request(`${addressOf(origin)}/tokens/${number}`, { method: 'DELETE' }));
}

/** Enters what the logs of an origin rest on. */
export function useSetLegalBasis(origin: string): UseMutationResult<OriginReply, Error, OriginBasis> {
  return useOriginChange((body) => request<OriginReply>(`${addressOf(origin)}/legal-basis`, { method: 'PUT', body }));
}

/** Sets the machines whose mail counts as sent without a log-in. */
export function useSetInternalClients(origin: string): UseMutationResult<OriginReply, Error, readonly string[]> {
  return useOriginChange((internalClients) =>
    request<OriginReply>(`${addressOf(origin)}/internal-clients`, { method: 'PUT', body: { internalClients } }),
  );
}
