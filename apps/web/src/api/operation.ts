import type { QueuesReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const QUEUES_KEY = ['queues'];
const ADDRESS = '/api/v1/operation/queues';
/** Somebody who looks at a queue looks at it move. */
const LOOK_EVERY_MS = 5_000;

export function useQueues(): UseQueryResult<QueuesReply> {
  return useQuery({
    queryKey: QUEUES_KEY,
    queryFn: ({ signal }) => request<QueuesReply>(ADDRESS, { signal }),
    refetchInterval: LOOK_EVERY_MS,
  });
}

/** Runs the failed jobs of one name again. */
export function useRetryJobs(): UseMutationResult<QueuesReply, Error, string> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (job) => request<QueuesReply>(`${ADDRESS}/${job}/retry`, { method: 'POST' }),
    onSuccess: (reply) => queries.setQueryData(QUEUES_KEY, reply),
  });
}
