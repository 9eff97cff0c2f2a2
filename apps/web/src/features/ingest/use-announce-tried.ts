import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/announcer.tsx';
import type { Upload } from './upload-queue.ts';

/** Speaks how many files were tried once none is being tried any more. */
export function useAnnounceTried(uploads: readonly Upload[]): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const wasTrying = useRef(false);
  useEffect(() => {
    const isTrying = uploads.some(({ state }) => state.phase === 'untried' || state.phase === 'trying');
    const triedCount = uploads.filter(({ state }) => state.phase === 'tried').length;
    if (wasTrying.current && !isTrying && triedCount > 0) announce(t('trial.announce', { count: triedCount }));
    wasTrying.current = isTrying;
  }, [uploads, announce, t]);
}
