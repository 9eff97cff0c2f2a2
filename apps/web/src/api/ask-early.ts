import type { QueryClient } from '@tanstack/react-query';
import { canReadFigures } from './access.ts';
import { periodsOptions } from './adoption.ts';
import { sessionOptions } from './session.ts';

/** Asks what the frame of every page needs at once, while the page itself is fetched: who is signed in, and which periods there are for whoever sees figures. */
export async function askEarly(client: QueryClient): Promise<void> {
  await client.prefetchQuery(sessionOptions());
  const session = client.getQueryData(sessionOptions().queryKey) ?? null;
  if (session === null || session.needsSecondFactor || !canReadFigures(session.role)) return;
  await client.prefetchQuery(periodsOptions());
}
