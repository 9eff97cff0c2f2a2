import type { AuditReply, AuditVerificationReply } from '@nhip-thu/metrics';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { searchOf } from './search-of.ts';

/** Which entries to show; null: any. */
export type AuditFilter = Readonly<Record<'from' | 'to' | 'kind' | 'actor' | 'official' | 'agency' | 'session', string | number | null>>;

/** Who did and looked at what, newest first, page after page. */
export function useAudit(filter: AuditFilter): UseInfiniteQueryResult<InfiniteData<AuditReply>> {
  return useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => request<AuditReply>(`/api/v1/audit${searchOf({ ...filter, before: pageParam })}`, { signal }),
    getNextPageParam: ({ nextBefore }) => nextBefore,
    placeholderData: keepPreviousData,
    // Every reading of the log is itself an entry of it: nothing is read again unasked.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
}

/** Where the same is had as a file. */
export function auditCsvAddress(filter: AuditFilter): string {
  return `/api/v1/audit/csv${searchOf(filter)}`;
}

/** Whether anybody has touched the log, worked out when it is asked for. */
export function useAuditVerification(): UseQueryResult<AuditVerificationReply> {
  return useQuery({
    queryKey: ['audit-verification'],
    queryFn: ({ signal }) => request<AuditVerificationReply>('/api/v1/audit/verification', { signal }),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
}
