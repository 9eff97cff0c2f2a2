import type { OwnLooksReply, OwnUseAnswer } from '@nhip-thu/metrics';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';
import { searchOf } from './search-of.ts';

const PATH = '/api/v1/own-data';

/** How whoever asks was counted in a period; in the last closed one when it is null. */
export function useOwnUse(periodId: string | null): UseQueryResult<OwnUseAnswer> {
  return useQuery({
    queryKey: ['own-use', periodId],
    queryFn: ({ signal }) => request<OwnUseAnswer>(`${PATH}/use${searchOf({ ky: periodId })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Who looked at what is kept about whoever asks, newest first, page after page. */
export function useOwnLooks(): UseInfiniteQueryResult<InfiniteData<OwnLooksReply>> {
  return useInfiniteQuery({
    queryKey: ['own-looks'],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => request<OwnLooksReply>(`${PATH}/looks${searchOf({ before: pageParam })}`, { signal }),
    getNextPageParam: ({ nextBefore }) => nextBefore,
  });
}
