import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../ui/announcer.tsx';
import { parseState, serialiseState } from './url-state.ts';
import type { OverviewState } from './url-state.ts';
import { useLatestParams } from './use-latest-params.ts';

interface OverviewStateHook {
  readonly state: OverviewState;
  /** Puts choices into the address as a new step of the history, so that Back undoes them. */
  readonly choose: (choice: Partial<OverviewState>) => void;
}

/** The overview's choices, which live in the address. A bad value is removed from it and announced. */
export function useOverviewState(): OverviewStateHook {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [params, change] = useLatestParams();
  const { state, rejectedKeys } = useMemo(() => parseState(params), [params]);
  const hasRejected = rejectedKeys.length > 0;
  useEffect(() => {
    if (!hasRejected) return;
    change((current) => serialiseState(parseState(current).state, current), { replace: true });
    announce(t('app.badAddress'));
  }, [hasRejected, change, announce, t]);
  return {
    state,
    choose: (choice) =>
      change((current) => serialiseState({ ...parseState(current).state, ...choice }, current), { preventScrollReset: true }),
  };
}
