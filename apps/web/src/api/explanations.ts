import type { ExplanationEffect, ExplanationReply, ExplanationsReply, TargetMetric } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

const KEY = 'explanations';
const PATH = '/api/v1/explanations';

/** What is asked or explained. */
export interface NewExplanation {
  readonly agency: string;
  readonly periodId: string;
  readonly metric: TargetMetric;
  readonly text: string;
}

/** The next step of an explanation. */
export type NewStep =
  | { readonly act: 'answered' | 'more-asked' | 'refused' | 'closed'; readonly text: string }
  | { readonly act: 'accepted'; readonly text: string; readonly footnote: string; readonly effect: ExplanationEffect };

/** Of a role that is not shown them nothing is asked. */
export function useExplanations(isAllowed = true): UseQueryResult<ExplanationsReply> {
  return useQuery({ queryKey: [KEY], queryFn: ({ signal }) => request<ExplanationsReply>(PATH, { signal }), enabled: isAllowed });
}

export function useOpenExplanation(): UseMutationResult<ExplanationReply, Error, NewExplanation> {
  return useSend((body) => request<ExplanationReply>(PATH, { method: 'POST', body }));
}

export function useTakeStep(id: number): UseMutationResult<ExplanationReply, Error, NewStep> {
  return useSend((body) => request<ExplanationReply>(`${PATH}/${id}/steps`, { method: 'POST', body }));
}

export function useAttach(id: number): UseMutationResult<ExplanationReply, Error, File> {
  return useSend((file) =>
    request<ExplanationReply>(`${PATH}/${id}/evidence?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file }),
  );
}

/** Where an attached file is had as a download. */
export function evidenceAddress(id: number, evidenceId: number): string {
  return `${PATH}/${id}/evidence/${evidenceId}`;
}

/** An acceptance may change the calendar, hence figures: nothing of what was read before is kept. */
function useSend<Sent>(send: (sent: Sent) => Promise<ExplanationReply>): UseMutationResult<ExplanationReply, Error, Sent> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: send,
    onSuccess: () => queries.invalidateQueries(),
    // Refused when somebody else was faster: what they did is read.
    onError: () => queries.invalidateQueries({ queryKey: [KEY] }),
  });
}
