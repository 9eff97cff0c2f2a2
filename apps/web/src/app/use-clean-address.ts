import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { useAnnounce } from '../ui/announcer.tsx';
import { noteAddress } from './address-note.tsx';
import { askedParams, useLatestParams } from './use-latest-params.ts';

/** The address that cleaning led to last, and all that was said of it: parts of a page that clean it one after the other say it together. */
let told = { address: '', keys: new Set<string>(), words: new Set<string>() };

/**
 * Takes keys whose value was not understood, or is of no use to the page, out of the address, which is no step of the history, and says so on the page and aloud.
 * @param words what is said; that a choice in the address was not valid, unless given
 */
export function useCleanAddress(rejectedKeys: readonly string[], words?: string): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { pathname } = useLocation();
  const [, change] = useLatestParams();
  const rejected = rejectedKeys.join(' ');
  useEffect(() => {
    if (rejected === '') return;
    const keys = rejected.split(' ');
    const before = askedParams();
    const kept = new URLSearchParams(before);
    for (const key of keys) kept.delete(key);
    const isFurther = told.address === `${pathname}?${before}`;
    told = {
      address: `${pathname}?${kept}`,
      keys: new Set([...(isFurther ? told.keys : []), ...(words === undefined ? keys : [])]),
      words: new Set([...(isFurther ? told.words : []), ...(words === undefined ? [] : [words])]),
    };
    const invalid = told.keys.size === 0 ? [] : [t('app.badAddress', { keys: [...told.keys].join(', ') })];
    const message = [...invalid, ...told.words].join(' ');
    change(() => kept, { replace: true, state: noteAddress(message) });
    announce(message);
  }, [rejected, words, pathname, change, announce, t]);
}
