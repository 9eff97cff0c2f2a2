import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** An area that may scroll sideways on its own: named and reachable by keyboard, so the page itself never scrolls. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="region" aria-label={label} tabIndex={0} className={classes['scrollRegion']} data-own-arrows>
      {children}
    </div>
  );
}
