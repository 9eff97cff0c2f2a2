import type { SessionReply, SessionStateReply } from '@nhip-thu/metrics';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { request } from './request.ts';

export const SESSION_KEY = ['session'];

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of the second factor, where the account has one. */
  readonly code?: string;
}

/** Who is signed in; null when nobody is. */
export function useSession(): UseQueryResult<SessionReply | null> {
  return useQuery({ queryKey: SESSION_KEY, queryFn: ({ signal }) => readSession(signal), staleTime: 5 * 60_000 });
}

async function readSession(signal: AbortSignal): Promise<SessionReply | null> {
  const { session } = await request<SessionStateReply>('/api/v1/session', { signal });
  return session;
}

export function useSignIn(): UseMutationResult<SessionReply, Error, Credentials> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (credentials) => request<SessionReply>('/api/v1/session', { method: 'POST', body: credentials }),
    onSuccess: (session) => {
      queries.setQueryData(SESSION_KEY, session);
    },
  });
}

/** Signs out and forgets every figure that was read under the session. */
export function useSignOut(): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => request('/api/v1/session', { method: 'DELETE' }),
    onSuccess: () => {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
      queries.setQueryData(SESSION_KEY, null);
    },
  });
}
