import type {
  DataRequestEffect,
  DataRequestKind,
  DataRequestReply,
  DeskRequestReply,
  DeskRequestsReply,
  NoticesReply,
  OwnNoticeReply,
  OwnRequestsReply,
  OwnViewsReply,
} from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const OWN_REQUESTS = ['own-requests'];
const OWN_NOTICE = ['own-notice'];
const DESK = ['data-requests'];
const NOTICES = ['notices'];
const OWN = '/api/v1/own-data';

/** What a person asks. */
export interface NewRequest {
  readonly kind: DataRequestKind;
  /** The day that is contested. */
  readonly day: string | null;
  readonly text: string;
}

export type RequestStep =
  | { readonly id: number; readonly act: 'answered' | 'refused'; readonly text: string }
  | { readonly id: number; readonly act: 'done'; readonly text: string; readonly effect: DataRequestEffect };

export function useOwnRequests(): UseQueryResult<OwnRequestsReply> {
  return useQuery({ queryKey: OWN_REQUESTS, queryFn: ({ signal }) => request<OwnRequestsReply>(`${OWN}/requests`, { signal }) });
}

export function useMakeRequest(): UseMutationResult<DataRequestReply, Error, NewRequest> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request<DataRequestReply>(`${OWN}/requests`, { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: OWN_REQUESTS }),
  });
}

/** Named views that show whoever asks. */
export function useOwnViews(): UseQueryResult<OwnViewsReply> {
  return useQuery({ queryKey: ['own-views'], queryFn: ({ signal }) => request<OwnViewsReply>(`${OWN}/named-views`, { signal }) });
}

export function useOwnNotice(): UseQueryResult<OwnNoticeReply> {
  return useQuery({ queryKey: OWN_NOTICE, queryFn: ({ signal }) => request<OwnNoticeReply>(`${OWN}/notice`, { signal }) });
}

/** Says that a version of the notice was read. */
export function useAcknowledge(): UseMutationResult<OwnNoticeReply, Error, number> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (version) => request<OwnNoticeReply>(`${OWN}/notice`, { method: 'POST', body: { version } }),
    onSettled: () => queries.invalidateQueries({ queryKey: OWN_NOTICE }),
  });
}

/** What officials ask, for those who answer. */
export function useDeskRequests(): UseQueryResult<DeskRequestsReply> {
  return useQuery({
    queryKey: DESK,
    queryFn: ({ signal }) => request<DeskRequestsReply>('/api/v1/data-requests', { signal }),
    // Every reading is an entry of the audit log.
    refetchOnWindowFocus: false,
  });
}

/** What is carried out may change the directory, hence figures: nothing of what was read before is kept. */
export function useTakeRequestStep(): UseMutationResult<DeskRequestReply, Error, RequestStep> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: ({ id, ...body }) => request<DeskRequestReply>(`/api/v1/data-requests/${id}/steps`, { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries(),
    // Refused when somebody else was faster: what they did is read.
    onError: () => queries.invalidateQueries({ queryKey: DESK }),
  });
}

export function useNotices(): UseQueryResult<NoticesReply> {
  return useQuery({ queryKey: NOTICES, queryFn: ({ signal }) => request<NoticesReply>('/api/v1/notices', { signal }) });
}

export function usePublishNotice(): UseMutationResult<NoticesReply, Error, { readonly vi: string; readonly en: string }> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request<NoticesReply>('/api/v1/notices', { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: NOTICES }),
  });
}
