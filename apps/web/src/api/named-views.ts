import type { NamedPeopleReply, NamedViewReply, NamedViewsReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const KEY = ['named-views'];
const PATH = '/api/v1/named-views';

/** What is asked for. */
export interface NewNamedView {
  readonly agency: string;
  readonly periodId: string;
  readonly purpose: string;
  readonly basis: string;
  readonly days: number;
}

export interface Judgement {
  readonly id: number;
  readonly act: 'approved' | 'refused' | 'revoked';
  readonly text: string;
}

export function useNamedViews(): UseQueryResult<NamedViewsReply> {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => request<NamedViewsReply>(PATH, { signal }) });
}

export function useAskNamedView(): UseMutationResult<NamedViewReply, Error, NewNamedView> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (body) => request<NamedViewReply>(PATH, { method: 'POST', body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useJudgeNamedView(): UseMutationResult<NamedViewReply, Error, Judgement> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: ({ id, ...body }) => request<NamedViewReply>(`${PATH}/${id}/judgement`, { method: 'POST', body }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

/** The people of a view. Each reading is on record, so it is asked for by a button and never again unasked. */
export function useReadNamedPeople(): UseMutationResult<NamedPeopleReply, Error, number> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (id) => request<NamedPeopleReply>(`${PATH}/${id}/people`),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
