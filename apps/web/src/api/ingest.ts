import type { IngestReply, UndoReply, WatchedReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useEventStream } from './event-stream.ts';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const INGEST_KEY = ['ingest'];
/** First part of the keys of everything the reconciliation page reads. */
export const LEDGER_KEY = 'ledger';
const POLL_MS = 3000;
const WATCHED_MS = 5000;

/** The files the server follows by itself. */
export function useWatched(): UseQueryResult<WatchedReply> {
  return useQuery({
    queryKey: ['watched'],
    queryFn: ({ signal }) => request<WatchedReply>('/api/v1/ingest/watched', { signal }),
    refetchInterval: WATCHED_MS,
  });
}

/** Takes a file back out of the figures; every view of the ledger reads anew. */
export function useUndo(): UseMutationResult<UndoReply, Error, string> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (segmentId) => request<UndoReply>(`/api/v1/ingest/segments/${encodeURIComponent(segmentId)}`, { method: 'DELETE' }),
    onSuccess: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === INGEST_KEY[0] || queryKey[0] === LEDGER_KEY }),
  });
}

/** The ledger as it changes: by server-sent events, and by polling while that stream is down. */
export function useIngestFeed(): { readonly query: UseQueryResult<IngestReply>; readonly isLive: boolean } {
  const queries = useQueryClient();
  // The server's `ingest` event carries an IngestReply, by contract.
  const take = useCallback((reply: unknown) => queries.setQueryData(INGEST_KEY, reply as IngestReply), [queries]);
  const isLive = useEventStream('/api/v1/ingest/events', 'ingest', take);
  const query = useQuery({
    queryKey: INGEST_KEY,
    queryFn: ({ signal }) => request<IngestReply>('/api/v1/ingest', { signal }),
    refetchInterval: isLive ? false : POLL_MS,
  });
  return { query, isLive };
}
