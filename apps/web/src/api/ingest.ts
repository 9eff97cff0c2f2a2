import type { IngestReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { request } from './request.ts';

const INGEST_KEY = ['ingest'];
const POLL_MS = 3000;
const REOPEN_MS = 15_000;

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
