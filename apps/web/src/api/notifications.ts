import type { NotificationsReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const KEY = ['notifications'];
const POLL_MS = 60_000;

/** What the role and the agency of the account are told; asked again each minute. Nothing is asked before `isWanted`. */
export function useNotifications(isWanted = true): UseQueryResult<NotificationsReply> {
  return useQuery({
    enabled: isWanted,
    queryKey: KEY,
    queryFn: ({ signal }) => request<NotificationsReply>('/api/v1/notifications', { signal }),
    refetchInterval: POLL_MS,
  });
}

/** Marks one as read, or (null) all of them. */
export function useMarkRead(): UseMutationResult<unknown, Error, number | null> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (id) => request('/api/v1/notifications/read', { method: 'POST', body: id === null ? {} : { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
