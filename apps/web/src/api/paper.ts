import type { PaperImportReply, PaperPeriodsReply, PaperReply, RegisterCounts } from '@nhip-thu/metrics';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';

/** Paper of every unit in a reporting month; null = the last one that is over. */
export function usePaper(periodId: string | null): UseQueryResult<PaperReply> {
  const search = periodId === null ? '' : `?${new URLSearchParams({ ky: periodId })}`;
  return useQuery({
    queryKey: ['paper', periodId],
    queryFn: ({ signal }) => request<PaperReply>(`/api/v1/paper${search}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function usePaperPeriods(): UseQueryResult<PaperPeriodsReply> {
  return useQuery({
    queryKey: ['paper-periods'],
    queryFn: ({ signal }) => request<PaperPeriodsReply>('/api/v1/paper/periods', { signal }),
  });
}

/** The registers of one unit's month, all types of documents together. */
export interface RegisterEntry {
  readonly agency: string;
  readonly month: string;
  readonly counts: RegisterCounts;
  readonly postings: number | null;
  /** Why a locked month is corrected; null when it need not be said. */
  readonly reason: string | null;
}

/** Enters registers; faults come back in the reply, and then nothing was written. */
export function useEnterRegisters(): UseMutationResult<PaperImportReply, Error, RegisterEntry> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ agency, month, counts, postings, reason }) =>
      request<PaperImportReply>('/api/v1/paper/entries', {
        method: 'POST',
        body: {
          ...{ ledger: 'registers', agency, month, postings, lines: [{ ...counts, documentType: null }] },
          ...(reason === null ? {} : { reason }),
        },
      }),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'paper' || queryKey[0] === 'paper-periods' }),
  });
}
