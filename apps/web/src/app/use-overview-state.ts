import { useMemo } from 'react';
import { parseState, serialiseState } from './url-state.ts';
import type { OverviewState } from './url-state.ts';
import { useCleanAddress } from './use-clean-address.ts';
import { askedParams, useLatestParams } from './use-latest-params.ts';

interface OverviewStateHook {
  readonly state: OverviewState;
  /** Puts choices into the address as a new step of the history, so that Back undoes them. */
  readonly choose: (choice: Partial<OverviewState>) => void;
  /** The choices last asked for, of which the page may still show those before. */
  readonly readAsked: () => OverviewState;
}

/** The overview's choices, which live in the address. A bad value is removed from it and announced. */
export function useOverviewState(): OverviewStateHook {
  const [params, change] = useLatestParams();
  const { state, rejectedKeys } = useMemo(() => parseState(params), [params]);
  useCleanAddress(rejectedKeys);
  return {
    state,
    choose: (choice) =>
      change((current) => serialiseState({ ...parseState(current).state, ...choice }, current), { preventScrollReset: true }),
    readAsked: () => parseState(askedParams()).state,
  };
}
