import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import classes from './ui.module.css';

/** The page shown last and whether it was reached from another one; the first page keeps the browser's own focus. */
const shown: { path: string | null; wasNavigated: boolean } = { path: null, wasNavigated: false };

function isFocusDue(path: string): boolean {
  if (shown.path !== path) {
    shown.wasNavigated = shown.path !== null;
    shown.path = path;
    return shown.wasNavigated;
  }
  // The heading of a page that was still loading gave way to the real one, and its focus was lost with it.
  return shown.wasNavigated && document.activeElement === document.body;
}

interface PageHeadingProps {
  readonly title: string;
  /** Name of the page in the window's title; the heading itself unless given. */
  readonly windowTitle?: string;
  readonly children?: ReactNode;
}

/** The page's only h1. It takes the focus when a page follows another, so that a screen reader starts there. */
export function PageHeading({ title, windowTitle, children }: PageHeadingProps) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle ?? title} · ${t('app.name')}`;
  }, [title, windowTitle, t]);
  useEffect(() => {
    if (isFocusDue(pathname)) heading.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={classes['pageHeading']}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
