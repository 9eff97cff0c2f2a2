import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../ui/announcer.tsx';
import { noteAddress } from './address-note.tsx';
import { useLatestParams } from './use-latest-params.ts';

/**
 * Takes keys whose value was not understood, or is of no use to the page, out of the address, which is no step of the history, and says so on the page and aloud.
 * @param words what is said; that a choice in the address was not valid, unless given
 */
export function useCleanAddress(rejectedKeys: readonly string[], words?: string): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [, change] = useLatestParams();
  const rejected = rejectedKeys.join(' ');
  const message = words ?? t('app.badAddress', { keys: rejectedKeys.join(', ') });
  useEffect(() => {
    if (rejected === '') return;
    change(
      (current) => {
        const kept = new URLSearchParams(current);
        for (const key of rejected.split(' ')) kept.delete(key);
        return kept;
      },
      { replace: true, state: noteAddress(message) },
    );
    announce(message);
  }, [rejected, change, announce, message]);
}
