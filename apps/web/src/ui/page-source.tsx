import { createContext, use, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';

/** Takes note of what figures were made from; the answer takes the note back. */
type Note = (parts: readonly string[]) => () => void;

const NoteContext = createContext<Note>(() => () => undefined);
const PartsContext = createContext<readonly string[]>([]);

/** Holds what the page that is open says its figures were made from: nothing, of a page without any. */
export function PageSourceProvider({ children }: { readonly children: ReactNode }) {
  const [noted, setNoted] = useState<readonly (readonly string[])[]>([]);
  const note = useCallback<Note>((parts) => {
    setNoted((all) => [...all, parts]);
    return () => setNoted((all) => all.filter((each) => each !== parts));
  }, []);
  return (
    <NoteContext value={note}>
      <PartsContext value={noted.flat()}>{children}</PartsContext>
    </NoteContext>
  );
}

const BETWEEN = '\n';

/** Says what the figures on the page were made from, in the words that stand on its printed sheets. */
export function usePageSource(parts: readonly string[]): void {
  const note = use(NoteContext);
  const words = parts.join(BETWEEN);
  useEffect(() => (words === '' ? undefined : note(words.split(BETWEEN))), [note, words]);
}

/** What the figures on the page were made from, in the words it was said in. */
export function useSourceParts(): readonly string[] {
  return use(PartsContext);
}
