import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from './confirm-dialog.tsx';

/** Takes note of something unsaved; the answer takes the note back. */
type Note = () => () => void;

/** State of a navigation that follows on what was typed being saved: nothing is lost by it, whatever form is still on the page. */
export const SAVED = { isSaved: true } as const;

function isAfterSaving(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isSaved' in state && state.isSaved === true;
}

const GuardContext = createContext<Note>(() => () => undefined);

/** Asks before a page is left on which something is unsaved, however many forms it has: the router takes one such question at a time. */
export function LeaveGuardProvider({ children }: { readonly children: ReactNode }) {
  const [unsavedCount, setUnsavedCount] = useState(0);
  const note = useCallback(() => {
    setUnsavedCount((count) => count + 1);
    return () => setUnsavedCount((count) => count - 1);
  }, []);
  return (
    <GuardContext value={note}>
      {children}
      {unsavedCount > 0 && <Question />}
    </GuardContext>
  );
}

/** While it is on the page, leaving it asks first: what was begun would be lost. A step within the page does not. */
export function LeaveGuard() {
  const note = use(GuardContext);
  useEffect(() => note(), [note]);
  return null;
}

function Question() {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && !isAfterSaving(nextLocation.state),
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  if (blocker.state !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={t('common.leaveTitle')}
      text={t('common.leaveText')}
      confirmLabel={t('common.leave')}
      cancelLabel={t('common.stay')}
      isBusy={false}
      onConfirm={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    />
  );
}
