import { useEffect, useState } from 'react';

/** After the server refused a stream or was not there: the browser does not come back by itself then. */
const REOPEN_MS = 15_000;

/**
 * Follows a stream of server-sent events while the page is to be seen: a hidden tab keeps no connection, and is told the newest state at once
 * when it is looked at again.
 * @param onEvent is given the data of every event of that name; must not change from one drawing to the next
 * @returns whether the stream is open just now
 */
export function useEventStream(path: string, name: string, onEvent: (data: unknown) => void): boolean {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (typeof EventSource === 'undefined') return;
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const close = (): void => {
      clearTimeout(timer);
      source?.close();
      source = null;
      setIsOpen(false);
    };
    const open = (): void => {
      const opened = new EventSource(path);
      source = opened;
      opened.addEventListener('open', () => setIsOpen(true));
      opened.addEventListener(name, (event) => onEvent(JSON.parse(event.data)));
      opened.addEventListener('error', () => {
        setIsOpen(false);
        if (opened.readyState === EventSource.CLOSED && source === opened) timer = setTimeout(open, REOPEN_MS);
      });
    };
    const follow = (): void => {
      close();
      if (!document.hidden) open();
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      close();
    };
  }, [path, name, onEvent]);
  return isOpen;
}
