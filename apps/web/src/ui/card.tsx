import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './error-boundary.tsx';
import { Notice } from './notice.tsx';
import classes from './ui.module.css';

interface CardProps {
  /** Id of the heading inside, which names the region; without it the card is no landmark. */
  readonly labelledBy?: string;
  readonly id?: string;
  /** Old content while new content loads: dimmed and marked busy. */
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

/** A surface of the page that fails alone. */
export function Card({ labelledBy, id, isBusy = false, children }: CardProps) {
  const { t } = useTranslation();
  return (
    <section className={classes['card']} aria-labelledby={labelledBy} id={id} aria-busy={isBusy} data-busy={isBusy || undefined}>
      <ErrorBoundary fallback={<Notice tone="danger" title={t('common.failedCard')} text={t('common.failedCardHint')} />}>
        {children}
      </ErrorBoundary>
    </section>
  );
}
