import type { SessionReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useSession } from '../api/session.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';

interface KeptSession {
  /** Of whoever the page is shown to; null: of nobody; undefined: that is not known yet. */
  readonly session: SessionReply | null | undefined;
  /** It has ended, and the page stays for what is unsaved on it. */
  readonly isCut: boolean;
  /** Why nothing is known. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Who the page is shown to: whoever is signed in; and where something is unsaved whoever was, until they sign in again or give it up. */
export function useKeptSession(): KeptSession {
  const { data, error, refetch } = useSession();
  const { isBegun } = useUnsaved();
  const [last, setLast] = useState<SessionReply | null>(null);
  if (data && data !== last) setLast(data);
  const isCut = data === null && last !== null && isBegun;
  // A look that fails later changes nothing about who was found before.
  return { session: isCut ? last : data, isCut, error: data === undefined ? error : null, retry: () => void refetch() };
}
