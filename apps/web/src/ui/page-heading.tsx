import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

let hasShownPage = false;

interface PageHeadingProps {
  readonly title: string;
  /** Name of the page in the window's title; the heading itself unless given. */
  readonly windowTitle?: string;
  readonly children?: ReactNode;
}

/** The page's only h1. It takes the focus when a page follows another, so that a screen reader starts there. */
export function PageHeading({ title, windowTitle, children }: PageHeadingProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle ?? title} · ${t('app.name')}`;
  }, [title, windowTitle, t]);
  useEffect(() => {
    if (hasShownPage) heading.current?.focus({ preventScroll: true });
    hasShownPage = true;
  }, []);
  return (
    <div className={classes['pageHeading']}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
