import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** What a part of a page says for its printed sheets. */
interface Said {
  /** What figures were made from. */
  readonly parts: readonly string[];
  /** Of the address: what leads to the same figures later too. */
  readonly pin: Readonly<Record<string, string>>;
}

/** Takes note of something; the answer takes the note back. */
type Note = (said: Said) => () => void;

const NoteContext = createContext<Note>(() => () => undefined);
const SaidContext = createContext<readonly Said[]>([]);

/** Holds what the page that is open says its figures were made from: nothing, of a page without any. */
export function PageSourceProvider({ children }: { readonly children: ReactNode }) {
  const [noted, setNoted] = useState<readonly Said[]>([]);
  const note = useCallback<Note>((said) => {
    setNoted((all) => [...all, said]);
    return () => setNoted((all) => all.filter((each) => each !== said));
  }, []);
  return (
    <NoteContext value={note}>
      <SaidContext value={noted}>{children}</SaidContext>
    </NoteContext>
  );
}

const NO_PIN = {};

/** Says what the figures on the page were made from, in the words that stand on its printed sheets. */
export function usePageSource(parts: readonly string[]): void {
  useSaying({ parts, pin: NO_PIN });
}

/** Says which keys of the address lead to the figures on the page whenever it is opened; null: none do. */
export function usePagePin(pin: Said['pin'] | null): void {
  useSaying({ parts: [], pin: pin ?? NO_PIN });
}

/** Noted anew only when something else is said. */
function useSaying(said: Said): void {
  const note = use(NoteContext);
  const words = JSON.stringify(said);
  useEffect(() => {
    const { parts, pin } = JSON.parse(words) as Said;
    return parts.length === 0 && Object.keys(pin).length === 0 ? undefined : note({ parts, pin });
  }, [note, words]);
}

/** What the figures on the page were made from, in the words it was said in. */
export function useSourceParts(): readonly string[] {
  return use(SaidContext).flatMap(({ parts }) => parts);
}

/** The keys of the address that pin the figures on the page. */
export function usePinnedKeys(): Said['pin'] {
  return Object.assign({}, ...use(SaidContext).map(({ pin }) => pin)) as Said['pin'];
}
