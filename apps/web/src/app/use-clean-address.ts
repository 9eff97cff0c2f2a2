import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../ui/announcer.tsx';
import { useLatestParams } from './use-latest-params.ts';

/** Takes keys whose value was not understood out of the address, which is no step of the history, and says so. */
export function useCleanAddress(rejectedKeys: readonly string[]): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [, change] = useLatestParams();
  const rejected = rejectedKeys.join(' ');
  useEffect(() => {
    if (rejected === '') return;
    change(
      (current) => {
        const kept = new URLSearchParams(current);
        for (const key of rejected.split(' ')) kept.delete(key);
        return kept;
      },
      { replace: true },
    );
    announce(t('app.badAddress'));
  }, [rejected, change, announce, t]);
}
