import { createContext, use, useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

const AnnounceContext = createContext<(message: string) => void>(() => undefined);

/** One polite live region for the whole page. */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState('');
  return (
    <AnnounceContext value={setMessage}>
      {children}
      <div aria-live="polite" role="status" className={`${classes['hidden']} ${classes['live']}`}>
        {message}
      </div>
    </AnnounceContext>
  );
}

/** Speaks a message to assistive technology. */
export function useAnnounce(): (message: string) => void {
  const announce = use(AnnounceContext);
  return useCallback((message: string) => announce(message), [announce]);
}
