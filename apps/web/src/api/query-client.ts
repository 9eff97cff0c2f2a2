import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isProblem } from './problem.ts';
import { isOfSession, SESSION_KEY, sessionOptions } from './session.ts';

/** Calls that can succeed when tried again: no network, or the server itself failed. */
export function isWorthRetrying(failureCount: number, error: Error): boolean {
  const isTransient = error instanceof ApiError && (error.kind === 'network' || error.status >= 502);
  return isTransient && failureCount < 2;
}

/** A 401 on any read, or on a write for want of a session, ends the session on this page too, so that the guard asks to sign in again. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.isUnauthorised) client.setQueryData(SESSION_KEY, null);
      },
    }),
    mutationCache: new MutationCache({
      // A wrong password is a 401 too.
      onError: (error) => {
        if (isProblem(error, 'sign-in-required')) client.setQueryData(SESSION_KEY, null);
      },
    }),
    // Without a network a question fails at once and says so, instead of waiting without a word; it is asked again when the network is back. So does an
    // order, which is never carried out later, when nobody expects it any more.
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: 60_000, refetchOnWindowFocus: true, networkMode: 'always', refetchOnReconnect: true },
      mutations: { networkMode: 'always' },
    },
  });
  forgetFormer(client);
  return client;
}

/** When somebody else is signed in than before, in another tab too, nothing is left of what was read for the former. */
function forgetFormer(client: QueryClient): void {
  let former: string | null = null;
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryKey[0] !== SESSION_KEY[0]) return;
    const { username = null } = client.getQueryData(sessionOptions().queryKey) ?? {};
    if (username === null) return;
    if (former !== null && former !== username) client.removeQueries({ predicate: isOfSession });
    former = username;
  });
}
