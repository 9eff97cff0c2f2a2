import { createContext, use, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import type { BlockerFunction } from 'react-router';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { discardsInput } from './discards-input.ts';

/** Takes note of something unsaved, and of what does not discard it; the answer takes the note back. */
type Note = (keeps: readonly string[]) => () => void;

/** State of a navigation that follows on what was typed being saved: nothing is lost by it, whatever form is still on the page. */
export const SAVED = { isSaved: true } as const;

function isAfterSaving(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isSaved' in state && state.isSaved === true;
}

interface Unsaved {
  /** Whether anything was begun that is not saved. */
  readonly isBegun: boolean;
  /** Gives up what was begun, without a question. */
  readonly discard: () => void;
}

const GuardContext = createContext<Note>(() => () => undefined);
const UnsavedContext = createContext<Unsaved>({ isBegun: false, discard: () => undefined });

/** Whether anything is unsaved on the page, for what ends its work by other means than the router: the end of the session. */
export function useUnsaved(): Unsaved {
  return use(UnsavedContext);
}

interface ProviderProps {
  /** Told when whoever was asked stays where they are. */
  readonly onStay?: () => void;
  readonly children: ReactNode;
}

/** What each form that was begun lets change without being lost. */
type Begun = readonly (readonly string[])[];

/** Asks before something unsaved is discarded, however many forms the page has: the router takes one such question at a time. */
export function LeaveGuardProvider({ onStay, children }: ProviderProps) {
  // The router asks it, at any moment: a state would be known to it a few drawings later.
  const begun = useRef<Begun>([]);
  const [isBegun, setIsBegun] = useState(false);
  const change = useCallback((next: Begun): void => {
    begun.current = next;
    setIsBegun(next.length > 0);
  }, []);
  const note = useCallback<Note>(
    (keeps) => {
      const own = [...keeps];
      change([...begun.current, own]);
      return () => change(begun.current.filter((each) => each !== own));
    },
    [change],
  );
  const discard = useCallback(() => change([]), [change]);
  const unsaved = useMemo<Unsaved>(() => ({ isBegun, discard }), [isBegun, discard]);
  return (
    <GuardContext value={note}>
      <UnsavedContext value={unsaved}>{children}</UnsavedContext>
      <Question begun={begun} isBegun={isBegun} {...(onStay !== undefined && { onStay })} />
      {isBegun && <AskBeforeUnload />}
    </GuardContext>
  );
}

interface LeaveGuardProps {
  /** Parameters of the address that may change without what was begun being lost, beside those that only say how something is shown. */
  readonly keeps?: readonly string[];
}

const NOTHING: readonly string[] = [];

/** While it is on the page, whatever would discard what was begun asks first: another page, another period, another tab. */
export function LeaveGuard({ keeps = NOTHING }: LeaveGuardProps) {
  const note = use(GuardContext);
  const names = keeps.join(' ');
  // Before what was begun is drawn: from then on it can be left.
  useLayoutEffect(() => note(names.split(' ')), [note, names]);
  return null;
}

/** Gives the focus back, once it was asked, to what had it last outside a dialogue: a search that led away is no longer there to take it. */
function useReturnFocus(isAsked: boolean): void {
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const remember = (): void => {
      const here = document.activeElement;
      if (here !== null && here !== document.body && here.closest('dialog') === null) last.current = here;
    };
    remember();
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  useEffect(() => {
    if (!isAsked) return undefined;
    return () => {
      if (document.activeElement === document.body && last.current instanceof HTMLElement) last.current.focus();
    };
  }, [isAsked]);
}

/** The browser asks in its own words before the window is closed or loaded anew. */
function AskBeforeUnload() {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return null;
}

interface QuestionProps {
  readonly begun: RefObject<Begun>;
  readonly isBegun: boolean;
  readonly onStay?: () => void;
}

function Question({ begun, isBegun, onStay }: QuestionProps) {
  const { t } = useTranslation();
  const isLosing = useCallback<BlockerFunction>(
    ({ currentLocation, nextLocation }) =>
      !isAfterSaving(nextLocation.state) && discardsInput(currentLocation, nextLocation, begun.current),
    [begun],
  );
  const blocker = useBlocker(isLosing);
  useEffect(() => {
    // What was begun is saved or given up while the question stands: there is nothing left to ask.
    if (!isBegun && blocker.state === 'blocked') blocker.reset();
  }, [isBegun, blocker]);
  const isAsked = blocker.state === 'blocked';
  useReturnFocus(isAsked);
  if (blocker.state !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={t('common.leaveTitle')}
      text={t('common.leaveText')}
      confirmLabel={t('common.leave')}
      cancelLabel={t('common.stay')}
      isBusy={false}
      onConfirm={() => blocker.proceed()}
      onClose={() => {
        blocker.reset();
        onStay?.();
      }}
    />
  );
}
