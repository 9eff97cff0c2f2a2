import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { readDemoLabel } from '../text/demo-label.ts';
import { usePinnedKeys, useSourceParts } from '../ui/page-source.tsx';
import classes from './shell.module.css';

/** Read by the margin of every printed sheet, in global.css. */
const PROPERTY = '--nt-print-source';

/** A place to break at that shows nothing. */
const BREAK = '\u200B';

/** On paper only: that the data are simulated, where the page is found again with the same figures, and what these were made from. */
export function PrintSource() {
  const { pathname, search } = useLocation();
  const parts = useSourceParts();
  const params = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(search)), ...usePinnedKeys() }).toString();
  const address = `${window.location.origin}${pathname}${params === '' ? '' : `?${params}`}`;
  const line = [readDemoLabel(), address, ...parts].filter(Boolean).join(' · ');
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty(PROPERTY, toCssText(line));
    return () => {
      style.removeProperty(PROPERTY);
    };
  }, [line]);
  // A browser that prints nothing into margins has it under the header, on the first sheet.
  if ('CSSMarginRule' in window) return null;
  return <p className={classes['printSource']}>{line}</p>;
}

/** Margins know no breaking of long words: one that would run into the number of the page is broken here. */
function toCssText(text: string): string {
  return `"${text.replaceAll(/\S{120}(?=\S)/g, `$&${BREAK}`).replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
