import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './problem.ts';
import { SESSION_KEY } from './session.ts';

/** Calls that can succeed when tried again: no network, or the server itself failed. */
export function isWorthRetrying(failureCount: number, error: Error): boolean {
  const isTransient = error instanceof ApiError && (error.kind === 'network' || error.status >= 502);
  return isTransient && failureCount < 2;
}

/** A 401 on any read ends the session on this page too, so that the guard asks to sign in again. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.isUnauthorised) client.setQueryData(SESSION_KEY, null);
      },
    }),
    // Without a network a question fails at once and says so, instead of waiting without a word; it is asked again when the network is back.
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: 60_000, refetchOnWindowFocus: true, networkMode: 'always', refetchOnReconnect: true },
    },
  });
  return client;
}
