import type {
  CoverageReply,
  IsoDate,
  ReconciliationReply,
  RejectsReply,
  SegmentPageReply,
  SegmentState,
  UnmatchedReply,
} from '@nhip-thu/metrics';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { LEDGER_KEY } from './ingest.ts';
import { request } from './request.ts';

/** Both days included. */
export interface DayRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface SegmentFilter {
  /** null = every origin. */
  readonly origin: string | null;
  readonly state: SegmentState | null;
}

const PAGE_SIZE = 10;

/** Whether the ledger's promises hold, and its sums. Reading it makes the server check anew, so it is not repeated by itself. */
export function useReconciliation(): UseQueryResult<ReconciliationReply> {
  return useQuery({
    queryKey: [LEDGER_KEY, 'reconciliation'],
    queryFn: ({ signal }) => request<ReconciliationReply>('/api/v1/ingest/reconciliation', { signal }),
    refetchOnWindowFocus: false,
  });
}

/** `range` null = not known yet; nothing is asked. */
export function useCoverage(range: DayRange | null): UseQueryResult<CoverageReply> {
  return useQuery({
    queryKey: [LEDGER_KEY, 'coverage', range],
    queryFn: ({ signal }) => request<CoverageReply>(`/api/v1/ingest/coverage?${toQuery(range)}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: range !== null,
  });
}

/** `range` null = not known yet; nothing is asked. */
export function useUnmatched(range: DayRange | null): UseQueryResult<UnmatchedReply> {
  return useQuery({
    queryKey: [LEDGER_KEY, 'unmatched', range],
    queryFn: ({ signal }) => request<UnmatchedReply>(`/api/v1/ingest/unmatched?${toQuery(range)}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: range !== null,
  });
}

export function useSegmentPages(filter: SegmentFilter): UseInfiniteQueryResult<InfiniteData<SegmentPageReply>> {
  return useInfiniteQuery({
    queryKey: [LEDGER_KEY, 'segments', filter],
    queryFn: ({ signal, pageParam }) => {
      const params = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (pageParam !== null) params.set('cursor', pageParam);
      if (filter.origin !== null) params.set('origin', filter.origin);
      if (filter.state !== null) params.set('state', filter.state);
      return request<SegmentPageReply>(`/api/v1/ingest/segments?${params}`, { signal });
    },
    initialPageParam: START,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

// The first page has no cursor; the type says that later ones do.
const START = null as string | null;

/** Where a file's rejected lines stand; the server reads the file again for it, so only when asked for. */
export function useRejects(segmentId: string, isWanted: boolean): UseQueryResult<RejectsReply> {
  return useQuery({
    queryKey: [LEDGER_KEY, 'rejects', segmentId],
    queryFn: ({ signal }) => request<RejectsReply>(`/api/v1/ingest/segments/${encodeURIComponent(segmentId)}/rejects`, { signal }),
    enabled: isWanted,
  });
}

function toQuery(range: DayRange | null): string {
  return range === null ? '' : new URLSearchParams({ from: range.from, to: range.to }).toString();
}
