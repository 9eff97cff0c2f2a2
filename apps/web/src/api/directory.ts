import type {
  AssignmentReply,
  DirectoryChangeReply,
  DirectoryChangesReply,
  DirectoryPart,
  DirectoryPreviewReply,
  DirectoryRowsReply,
  DirectoryTreeReply,
  IdentitiesReply,
  IsoDate,
  OfficialReply,
  OfficialsReply,
  SuccessionsReply,
  UnknownAddressesReply,
} from '@nhip-thu/metrics';
import { keepPreviousData, useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, QueryClient, UseInfiniteQueryResult, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { invalidateFigures } from './adoption.ts';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';
import { searchOf } from './search-of.ts';

const KEY = 'directory';

/** Whom to list. */
export interface OfficialFilter {
  readonly at: IsoDate | null;
  readonly agency: string | null;
  readonly division: number | null;
  readonly text: string;
}

/** How many officials come with one request. */
export const OFFICIALS_A_PAGE = 100;

/** Agencies and divisions of a day; null = today. */
export function useDirectoryTree(at: IsoDate | null): UseQueryResult<DirectoryTreeReply> {
  return useQuery({
    queryKey: [KEY, 'tree', at],
    queryFn: ({ signal }) => request<DirectoryTreeReply>(`/api/v1/directory/tree${searchOf({ at })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** Names of today's agencies by their codes; empty until they have come. */
export function useAgencyNames(): ReadonlyMap<string, string> {
  const { data } = useDirectoryTree(null);
  return useMemo(() => new Map(data?.agencies.map(({ code, name }) => [code, name])), [data]);
}

/** The pages of a list of officials that are on screen, by their number. */
export function useOfficialPages(filter: OfficialFilter, pages: readonly number[]): UseQueryResult<OfficialsReply>[] {
  const { at, agency, division, text } = filter;
  return useQueries({
    queries: pages.map((page) => {
      const search = searchOf({ at, cq: agency, phong: division, q: text, offset: page * OFFICIALS_A_PAGE, limit: OFFICIALS_A_PAGE });
      return {
        queryKey: [KEY, 'officials', search],
        queryFn: ({ signal }: { signal: AbortSignal }) => request<OfficialsReply>(`/api/v1/directory/officials${search}`, { signal }),
      };
    }),
  });
}

/** How many people a search shows at most. */
const NAMED_OFFICIALS = 6;
/** Fewer letters than these name nobody. */
const MIN_LETTERS = 2;

/** The first officials of today whom a text names, marks or not; nothing is asked while it is not wanted, or the text is too short. */
export function useNamedOfficials(text: string, isWanted: boolean): UseQueryResult<OfficialsReply> {
  const words = text.trim();
  return useQuery({
    queryKey: [KEY, 'named', words],
    queryFn: ({ signal }) => {
      const search = searchOf({ q: words, offset: 0, limit: NAMED_OFFICIALS });
      return request<OfficialsReply>(`/api/v1/directory/officials${search}`, { signal });
    },
    enabled: isWanted && words.length >= MIN_LETTERS,
  });
}

export function useOfficial(id: number): UseQueryResult<OfficialReply> {
  return useQuery({
    queryKey: [KEY, 'official', id],
    queryFn: ({ signal }) => request<OfficialReply>(`/api/v1/directory/officials/${id}`, { signal }),
  });
}

export function useSuccessions(): UseQueryResult<SuccessionsReply> {
  return useQuery({
    queryKey: [KEY, 'successions'],
    queryFn: ({ signal }) => request<SuccessionsReply>('/api/v1/directory/successions', { signal }),
  });
}

/** Of the reporting month that holds the day. */
export function useIdentities(at: IsoDate | null): UseQueryResult<IdentitiesReply> {
  return useQuery({
    queryKey: [KEY, 'identities', at],
    queryFn: ({ signal }) => request<IdentitiesReply>(`/api/v1/directory/identities${searchOf({ at })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** The journal, newest first, page after page. */
export function useDirectoryChanges(): UseInfiniteQueryResult<InfiniteData<DirectoryChangesReply>> {
  return useInfiniteQuery({
    queryKey: [KEY, 'changes'],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) =>
      request<DirectoryChangesReply>(`/api/v1/directory/changes${searchOf({ before: pageParam })}`, { signal }),
    getNextPageParam: ({ nextBefore }) => nextBefore,
  });
}

/** Rows that a preview would change, page after page. */
export function usePreviewRows(id: string): UseInfiniteQueryResult<InfiniteData<DirectoryRowsReply>> {
  return useInfiniteQuery({
    queryKey: ['directory-preview', id],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      request<DirectoryRowsReply>(`/api/v1/directory/previews/${id}/rows${searchOf({ offset: pageParam, limit: 100 })}`, { signal }),
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { rows }) => sum + rows.length, 0);
      return shown < total ? shown : undefined;
    },
  });
}

/** Files, or the LDAP server of the settings. */
export type PreviewSource = Partial<Record<DirectoryPart, File>> | 'ldap';

/** Asks what files or a pull would change; faults come back in the reply. */
export function usePreview(): UseMutationResult<DirectoryPreviewReply, Error, PreviewSource> {
  return useSending({
    mutationFn: (source) => {
      if (source === 'ldap') return request<DirectoryPreviewReply>('/api/v1/directory/pulls', { method: 'POST' });
      const body = new FormData();
      for (const [part, file] of Object.entries(source)) body.set(part, file, file.name);
      return request<DirectoryPreviewReply>('/api/v1/directory/previews', { method: 'POST', body });
    },
  });
}

export function useApplyPreview(): UseMutationResult<DirectoryChangeReply, Error, string> {
  return useDirectoryChange((id) => request<DirectoryChangeReply>(`/api/v1/directory/previews/${id}/application`, { method: 'POST' }));
}

export function useUndoDirectoryChange(): UseMutationResult<DirectoryChangeReply, Error, number> {
  return useDirectoryChange((id) => request<DirectoryChangeReply>(`/api/v1/directory/changes/${id}/undo`, { method: 'POST' }));
}

/** What becomes of an agency on a day, by which decision. */
export type SuccessionOrder = { readonly onDay: IsoDate; readonly basis: string } & (
  | { readonly kind: 'merges'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'splits';
      readonly from: string;
      readonly to: string;
      readonly name: string | null;
      readonly divisions: readonly string[];
    }
  | { readonly kind: 'renamings'; readonly code: string; readonly name: string }
);

export function useMakeSuccession(): UseMutationResult<DirectoryChangeReply, Error, SuccessionOrder> {
  return useDirectoryChange(({ kind, ...body }) =>
    request<DirectoryChangeReply>(`/api/v1/directory/successions/${kind}`, { method: 'POST', body }),
  );
}

/** What an unknown address turns out to be. */
export type AddressOwner =
  | { readonly kind: 'official'; readonly officialId: number }
  | { readonly kind: 'unit' | 'shared' | 'robot'; readonly agency: string }
  | { readonly kind: 'foreign'; readonly reason: string };

/** Accounts in the logs that the directory does not know, page after page. */
export function useUnknownAddresses(): UseInfiniteQueryResult<InfiniteData<UnknownAddressesReply>> {
  return useInfiniteQuery({
    queryKey: [KEY, 'unknown'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      request<UnknownAddressesReply>(`/api/v1/directory/unknown-addresses${searchOf({ offset: pageParam, limit: 20 })}`, { signal }),
    getNextPageParam: ({ total }, pages) => {
      const shown = pages.reduce((sum, { addresses }) => sum + addresses.length, 0);
      return shown < total ? shown : undefined;
    },
  });
}

interface Assignment {
  readonly address: string;
  readonly owner: AddressOwner;
}

export function useAssignAddress(): UseMutationResult<AssignmentReply, Error, Assignment> {
  return useDirectoryChange((assignment) =>
    request<AssignmentReply>('/api/v1/directory/unknown-addresses/assignments', { method: 'POST', body: assignment }),
  );
}

/** The first officials that a search finds, for choosing one. */
export function useFoundOfficials(text: string): UseQueryResult<OfficialsReply> {
  return useQuery({
    queryKey: [KEY, 'found', text],
    enabled: text.trim() !== '',
    queryFn: ({ signal }) => request<OfficialsReply>(`/api/v1/directory/officials${searchOf({ q: text, limit: 10 })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** A change after which the directory and the figures are read anew. */
function useDirectoryChange<Reply extends DirectoryChangeReply, Order>(
  change: (order: Order) => Promise<Reply>,
): UseMutationResult<Reply, Error, Order> {
  const queries = useQueryClient();
  return useSending({ mutationFn: change, onSuccess: () => refresh(queries) });
}

function refresh(queries: QueryClient): Promise<void> {
  invalidateFigures(queries);
  return queries.invalidateQueries({ queryKey: [KEY] });
}
