import type { ReportDocument, ReportDraft, ReportExportReply, ReportExportsReply, ReportFormat, ReportTemplate } from '@nhip-thu/metrics';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const KEY = 'reports';
/** While a report is being written. */
const POLL_MS = 1000;

/** Which report of which frozen version. */
export interface ReportOrder {
  readonly periodId: string;
  readonly number: number;
  readonly template: ReportTemplate;
  readonly agency?: string;
  readonly draft?: ReportDraft;
}

function isUnderWay({ state }: ReportExportReply): boolean {
  return state === 'waiting' || state === 'running';
}

/** The archive of exports; asked again while one is under way. */
export function useReportExports(): UseQueryResult<ReportExportsReply> {
  return useQuery({
    queryKey: [KEY, 'list'],
    queryFn: ({ signal }) => request<ReportExportsReply>('/api/v1/reports', { signal }),
    refetchInterval: ({ state: { data } }) => (data?.exports.some(isUnderWay) === true ? POLL_MS : false),
  });
}

/** The report as every format of its export will say it; null asks nothing. */
export function useReportPreview(order: ReportOrder | null): UseQueryResult<ReportDocument> {
  return useQuery({
    queryKey: [KEY, 'preview', order],
    queryFn: ({ signal }) => request<ReportDocument>('/api/v1/reports/preview', { method: 'POST', body: order, signal }),
    enabled: order !== null,
    placeholderData: keepPreviousData,
  });
}

export function useOrderReport(): UseMutationResult<ReportExportReply, Error, ReportOrder & { readonly formats: readonly ReportFormat[] }> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request<ReportExportReply>('/api/v1/reports', { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [KEY, 'list'] }),
  });
}

export function useCancelReport(): UseMutationResult<ReportExportReply, Error, number> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (id) => request<ReportExportReply>(`/api/v1/reports/${id}/cancel`, { method: 'POST' }),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEY, 'list'] }),
  });
}

/** Where a written report is fetched. */
export function fileAddress(id: number): string {
  return `/api/v1/reports/${id}/file`;
}
