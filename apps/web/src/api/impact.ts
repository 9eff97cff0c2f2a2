import type { ImpactReply } from '@nhip-thu/metrics';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { saveFile } from '../text/save-file.ts';
import { request, requestFile } from './request.ts';
import { useSending } from './use-sending.ts';

const IMPACT = ['impact'];

/** The impact assessment in the language of the page. */
export function useImpact(language: string): UseQueryResult<ImpactReply> {
  return useQuery({ queryKey: [...IMPACT, language], queryFn: ({ signal }) => request<ImpactReply>('/api/v1/impact', { signal }) });
}

/** Writes it out as a file of the browser's. */
export function useExportImpact(): UseMutationResult<void, Error, void> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: async () => saveFile('danh-gia-tac-dong.docx', await requestFile('/api/v1/impact/exports', { method: 'POST' })),
    onSuccess: () => queries.invalidateQueries({ queryKey: IMPACT }),
  });
}
