import type { IngestReply, UndoReply, WatchedReply } from '@nhip-thu/metrics';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { request } from './request.ts';

const INGEST_KEY = ['ingest'];
/** First part of the keys of everything the reconciliation page reads. */
export const LEDGER_KEY = 'ledger';
const POLL_MS = 3000;
const REOPEN_MS = 15_000;

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
  return useMutation({
    mutationFn: (segmentId) => request<UndoReply>(`/api/v1/ingest/segments/${encodeURIComponent(segmentId)}`, { method: 'DELETE' }),
    onSuccess: () =>
      queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === INGEST_KEY[0] || queryKey[0] === LEDGER_KEY }),
  });
}

/** The ledger as it changes: by server-sent events, and by polling while that stream is down. */
export function useIngestFeed(): { readonly query: UseQueryResult<IngestReply>; readonly isLive: boolean } {
  const isLive = useIngestEvents();
  const query = useQuery({
    queryKey: INGEST_KEY,
    queryFn: ({ signal }) => request<IngestReply>('/api/v1/ingest', { signal }),
    refetchInterval: isLive ? false : POLL_MS,
  });
  return { query, isLive };
}

/** The same in silence: for a page that shows figures and only wants to know when new ones land. */
export function useIngestWatch(onReply: (reply: IngestReply) => void): void {
  const { query } = useIngestFeed();
  const { data } = query;
  useEffect(() => {
    if (data !== undefined) onReply(data);
  }, [data, onReply]);
}

function useIngestEvents(): boolean {
  const queries = useQueryClient();
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = (): void => {
      source = new EventSource('/api/v1/ingest/events');
      source.addEventListener('open', () => setIsLive(true));
      source.addEventListener('ingest', (event) => {
        // The server's `ingest` event carries an IngestReply, by contract.
        queries.setQueryData(INGEST_KEY, JSON.parse(event.data) as IngestReply);
      });
      source.addEventListener('error', () => {
        setIsLive(false);
        // A closed stream (for example answered with an error status) is not reopened by the browser.
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, REOPEN_MS);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [queries]);
  return isLive;
}
