import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Notice } from '../ui/notice.tsx';

/** What a step of the history is told by who took something out of its address. */
interface NotedState {
  readonly addressNote: string;
  readonly loadedAt: number;
}

/** The state of a step of the history whose address was mended, with the words that say so. */
export function noteAddress(words: string): NotedState {
  return { addressNote: words, loadedAt: performance.timeOrigin };
}

/**
 * Says above the page what was taken out of its address, until the address changes, the page is loaded anew or the words are put away. Spoken by who mends
 * the address.
 */
export function AddressNote() {
  const { t } = useTranslation();
  const { pathname, search, hash, state } = useLocation();
  const navigate = useNavigate();
  if (!isNoted(state)) return null;
  const putAway = (): void => void navigate({ pathname, search, hash }, { replace: true, preventScrollReset: true });
  return (
    <Notice tone="info" title={state.addressNote}>
      <CloseButton aria-label={t('app.putAway')} title={t('app.putAway')} onClick={putAway} />
    </Notice>
  );
}

function isNoted(state: unknown): state is NotedState {
  return (
    typeof state === 'object' && state !== null && 'addressNote' in state && typeof state.addressNote === 'string' && isOfThisLoad(state)
  );
}

/** The history outlives the page; its address was mended before it was loaded anew. */
function isOfThisLoad(state: object): boolean {
  return 'loadedAt' in state && state.loadedAt === performance.timeOrigin;
}
