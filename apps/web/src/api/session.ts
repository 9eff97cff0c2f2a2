import type { RecoveryCodesReply, SecondFactorOfferReply, SessionReply, SessionStateReply, SignInWaysReply } from '@nhip-thu/metrics';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Query, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { createContext, use, useCallback } from 'react';
import { request } from './request.ts';
import { useSending } from './use-sending.ts';

export const SESSION_KEY = ['session'];

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Of the second factor, where the account has one. */
  readonly code?: string;
}

export function sessionOptions() {
  return queryOptions({ queryKey: SESSION_KEY, queryFn: ({ signal }) => readSession(signal), staleTime: 5 * 60_000 });
}

/** The session that a page was shown under and that has ended, where the page stays for what is unsaved on it. */
export const EndedSession = createContext<SessionReply | null>(null);

/** Who is signed in; null when nobody is. A page that stays after its session has ended goes on as what it was. */
export function useSession(): UseQueryResult<SessionReply | null> {
  const query = useQuery(sessionOptions());
  const ended = use(EndedSession);
  return ended !== null && query.data === null ? { ...query, data: ended } : query;
}

async function readSession(signal: AbortSignal): Promise<SessionReply | null> {
  const { session } = await request<SessionStateReply>('/api/v1/session', { signal });
  return session;
}

export function useSignIn(): UseMutationResult<SessionReply, Error, Credentials> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (credentials) => request<SessionReply>('/api/v1/session', { method: 'POST', body: credentials }),
    onSuccess: (session) => {
      queries.setQueryData(SESSION_KEY, session);
      // A page that waited for it asks again what was refused meanwhile.
      return queries.invalidateQueries({ predicate: isOfSession });
    },
  });
}

/** Whether a query was read under the session, and may not outlive it. */
export function isOfSession({ queryKey }: Query): boolean {
  return queryKey[0] !== SESSION_KEY[0];
}

export function useSignOut(): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: () => request('/api/v1/session', { method: 'DELETE' }),
    onSuccess: () => {
      queries.setQueryData(SESSION_KEY, null);
    },
  });
}

/** Forgets everything that was read under a session that is over. To be called once the pages that show it have left: what is still shown is kept. */
export function useForgetSession(): () => void {
  const queries = useQueryClient();
  return useCallback(() => queries.removeQueries({ type: 'inactive', predicate: isOfSession }), [queries]);
}

const WAYS_KEY = ['sign-in-ways'];

/** How somebody may get in here. Not asked again by itself: the recovery codes of a first set-up must not go while they are read. */
export function useSignInWays(): UseQueryResult<SignInWaysReply> {
  return useQuery({
    queryKey: WAYS_KEY,
    queryFn: ({ signal }) => request<SignInWaysReply>('/api/v1/session/ways', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Asks for a link by mail. */
export function useAskResetLetter(): UseMutationResult<unknown, Error, string> {
  return useSending({ mutationFn: (username) => request('/api/v1/session/reset-letter', { method: 'POST', body: { username } }) });
}

/** Sets a password by the token of such a link. */
export function useResetPassword(): UseMutationResult<unknown, Error, { readonly token: string; readonly next: string }> {
  return useSending({ mutationFn: (body) => request('/api/v1/session/reset', { method: 'POST', body }) });
}

export interface FirstAccountNames {
  /** Shown on the console. */
  readonly token: string;
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

/** A secret for the authenticator app of whoever makes the first account. */
export function useOfferFirstFactor(): UseMutationResult<SecondFactorOfferReply, Error, FirstAccountNames> {
  return useSending({ mutationFn: (body) => request<SecondFactorOfferReply>('/api/v1/setup/offer', { method: 'POST', body }) });
}

/** Makes the first account; the browser is signed in, which the page learns by `useEnter` once the recovery codes were read. */
export function useCreateFirst(): UseMutationResult<
  RecoveryCodesReply,
  Error,
  FirstAccountNames & { readonly secret: string; readonly code: string }
> {
  return useSending({ mutationFn: (body) => request<RecoveryCodesReply>('/api/v1/setup', { method: 'POST', body }) });
}

/** Asks anew who is signed in. */
export function useEnter(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: SESSION_KEY, refetchType: 'all' });
    await queries.invalidateQueries({ queryKey: WAYS_KEY });
  };
}

/** The second factor of whoever the identity provider has vouched for; the browser is signed in by it. */
export function useEnterSsoCode(): UseMutationResult<unknown, Error, string> {
  const queries = useQueryClient();
  return useSending({
    mutationFn: (code) => request('/api/v1/session/oidc/code', { method: 'POST', body: { code } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION_KEY }),
  });
}
