import type { SensitivityReply } from '@nhip-thu/metrics';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { FigureQuestion } from './figure-question.ts';
import { request } from './request.ts';
import { searchOf } from './search-of.ts';

/** Every agency under every definition in a period; null = the server's default period. Of a role that sees no figures nothing is asked. */
export function useSensitivity(
  { periodId, structure }: Pick<FigureQuestion, 'periodId' | 'structure'>,
  isAllowed: boolean,
): UseQueryResult<SensitivityReply> {
  return useQuery({
    queryKey: ['adoption', 'sensitivity', periodId, structure],
    queryFn: ({ signal }) =>
      request<SensitivityReply>(`/api/v1/adoption/sensitivity${searchOf({ ky: periodId, cc: structure })}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: isAllowed,
  });
}
