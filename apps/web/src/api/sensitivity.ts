import type { SensitivityReply } from '@nhip-thu/metrics';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';

/** Every agency under every definition in a period; null = the server's default period. Of a role that sees no figures nothing is asked. */
export function useSensitivity(periodId: string | null, isAllowed: boolean): UseQueryResult<SensitivityReply> {
  const search = periodId === null ? '' : `?${new URLSearchParams({ ky: periodId })}`;
  return useQuery({
    queryKey: ['adoption', 'sensitivity', periodId],
    queryFn: ({ signal }) => request<SensitivityReply>(`/api/v1/adoption/sensitivity${search}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: isAllowed,
  });
}
