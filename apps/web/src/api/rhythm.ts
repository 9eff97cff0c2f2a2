import type { HoursReply, MailDaysReply, StickinessReply } from '@nhip-thu/metrics';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { searchOf } from './search-of.ts';

/** Mail of the province by day up to the end of a period. While another period loads, the former stays. */
export function useMailDays(periodId: string, isWanted: boolean): UseQueryResult<MailDaysReply> {
  return useRhythm('days', periodId, isWanted);
}

/** At which hours of the week mailboxes are opened. */
export function useHours(periodId: string, isWanted: boolean): UseQueryResult<HoursReply> {
  return useRhythm('hours', periodId, isWanted);
}

/** How habitual use is, over the periods up to one. */
export function useStickiness(periodId: string, isWanted: boolean): UseQueryResult<StickinessReply> {
  return useRhythm('stickiness', periodId, isWanted);
}

function useRhythm<Reply>(question: 'days' | 'hours' | 'stickiness', periodId: string, isWanted: boolean): UseQueryResult<Reply> {
  return useQuery({
    queryKey: ['adoption', question, periodId],
    queryFn: ({ signal }) => request<Reply>(`/api/v1/adoption/${question}${searchOf({ ky: periodId })}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: isWanted,
  });
}
