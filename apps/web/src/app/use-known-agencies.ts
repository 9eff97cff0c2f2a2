import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../ui/announcer.tsx';
import { noteAddress } from './address-note.tsx';
import { useLatestParams } from './use-latest-params.ts';

const KEY = 'cq';

/**
 * Of the agencies that the address names those that the page knows; the others are taken out of it, which is no step of the history, and that is said.
 * @param known codes of all agencies of the page; null while they are not known
 */
export function useKnownAgencies(named: readonly string[], known: readonly string[] | null): readonly string[] {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [, change] = useLatestParams();
  const kept = known === null ? named : named.filter((code) => known.includes(code));
  const words = kept.join(',');
  const isWrong = kept.length < named.length;
  useEffect(() => {
    if (!isWrong) return;
    change(
      (current) => {
        const next = new URLSearchParams(current);
        if (words === '') next.delete(KEY);
        else next.set(KEY, words);
        return next;
      },
      { replace: true, preventScrollReset: true, state: noteAddress(t('app.badAddress', { keys: 'cq' })) },
    );
    announce(t('app.badAddress', { keys: 'cq' }));
  }, [isWrong, words, change, announce, t]);
  return kept;
}
