import type { RecoveryCodesReply, SecondFactorOfferReply, SessionReply, SessionStateReply, SignInWaysReply } from '@nhip-thu/metrics';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { request } from './request.ts';

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

/** Who is signed in; null when nobody is. */
export function useSession(): UseQueryResult<SessionReply | null> {
  return useQuery(sessionOptions());
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

/** Signs out. What is still being asked is dropped first: it would only be refused afterwards. */
export function useSignOut(): UseMutationResult<unknown, Error, void> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await queries.cancelQueries();
      return request('/api/v1/session', { method: 'DELETE' });
    },
    onSuccess: () => {
      queries.setQueryData(SESSION_KEY, null);
    },
    onError: () => queries.invalidateQueries(),
  });
}

/** Where nobody is signed in any more, however the session ended, everything that was read under it is forgotten. */
export function useForgetSession(): void {
  const queries = useQueryClient();
  const { data } = useSession();
  useEffect(() => {
    // What a page still shows would be asked for again at once; the pages behind the sign-in have left by now.
    if (data === null) queries.removeQueries({ type: 'inactive', predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  }, [data, queries]);
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
  return useMutation({ mutationFn: (username) => request('/api/v1/session/reset-letter', { method: 'POST', body: { username } }) });
}

/** Sets a password by the token of such a link. */
export function useResetPassword(): UseMutationResult<unknown, Error, { readonly token: string; readonly next: string }> {
  return useMutation({ mutationFn: (body) => request('/api/v1/session/reset', { method: 'POST', body }) });
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
  return useMutation({ mutationFn: (body) => request<SecondFactorOfferReply>('/api/v1/setup/offer', { method: 'POST', body }) });
}

/** Makes the first account; the browser is signed in, which the page learns by `useEnter` once the recovery codes were read. */
export function useCreateFirst(): UseMutationResult<
  RecoveryCodesReply,
  Error,
  FirstAccountNames & { readonly secret: string; readonly code: string }
> {
  return useMutation({ mutationFn: (body) => request<RecoveryCodesReply>('/api/v1/setup', { method: 'POST', body }) });
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
  return useMutation({
    mutationFn: (code) => request('/api/v1/session/oidc/code', { method: 'POST', body: { code } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: SESSION_KEY }),
  });
}
