import { useMemo } from 'react';
import { parseLedgerState, rejectedOfLedger, serialiseLedgerState } from './ledger-state.ts';
import type { LedgerState } from './ledger-state.ts';
import { useCleanAddress } from './use-clean-address.ts';
import { useLatestParams } from './use-latest-params.ts';

interface LedgerStateHook {
  readonly state: LedgerState;
  /** Puts choices into the address as a new step of the history, so that Back undoes them. */
  readonly choose: (choice: Partial<LedgerState>) => void;
}

/** The reconciliation page's choices, which live in the address. A bad value is removed from it and announced. */
export function useLedgerState(): LedgerStateHook {
  const [params, change] = useLatestParams();
  const state = useMemo(() => parseLedgerState(params), [params]);
  useCleanAddress(rejectedOfLedger(params));
  return {
    state,
    choose: (choice) =>
      change((current) => serialiseLedgerState({ ...parseLedgerState(current), ...choice }, current), { preventScrollReset: true }),
  };
}
