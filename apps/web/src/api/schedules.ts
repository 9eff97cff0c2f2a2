import type { Cadence, IsoDate, ReportFormat, ReportTemplate, ScheduleKind, ScheduleReply, SchedulesReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const KEY = ['schedules'];
/** What was just added may be sent meanwhile. */
const POLL_MS = 15_000;

/** What is to be sent, when, to whom. */
export interface ScheduleOrder {
  readonly kind: ScheduleKind;
  readonly template?: ReportTemplate;
  readonly formats?: readonly ReportFormat[];
  readonly cadence: Cadence;
  readonly day?: number;
  readonly hour?: number;
  readonly startsOn?: IsoDate;
  readonly recipients: readonly string[];
}

/** Schedules, and what they sent. */
export function useSchedules(): UseQueryResult<SchedulesReply> {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request<SchedulesReply>('/api/v1/schedules', { signal }),
    refetchInterval: POLL_MS,
  });
}

export function useAddSchedule(): UseMutationResult<ScheduleReply, Error, ScheduleOrder> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request<ScheduleReply>('/api/v1/schedules', { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoveSchedule(): UseMutationResult<unknown, Error, number> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (id) => request(`/api/v1/schedules/${id}`, { method: 'DELETE' }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
