import { useMemo } from 'react';
import { parseDirectoryState, rejectedOfDirectory, serialiseDirectoryState } from './directory-state.ts';
import type { DirectoryState } from './directory-state.ts';
import { useCleanAddress } from './use-clean-address.ts';
import { useLatestParams } from './use-latest-params.ts';

interface DirectoryStateHook {
  readonly state: DirectoryState;
  /** Puts choices into the address; a choice is a step of the history, what is being typed is none. */
  readonly choose: (choice: Partial<DirectoryState>, isTyping?: boolean) => void;
}

/** The directory page's choices, which live in the address. A bad value is removed from it and announced. */
export function useDirectoryState(): DirectoryStateHook {
  const [params, change] = useLatestParams();
  const state = useMemo(() => parseDirectoryState(params), [params]);
  useCleanAddress(rejectedOfDirectory(params));
  return {
    state,
    choose: (choice, isTyping = false) =>
      change((current) => serialiseDirectoryState({ ...parseDirectoryState(current), ...choice }, current), {
        preventScrollReset: true,
        replace: isTyping,
      }),
  };
}
