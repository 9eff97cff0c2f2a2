import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary } from './error-boundary.tsx';
import type { FailedPartProps } from './error-boundary.tsx';
import { Notice } from './notice.tsx';
import classes from './ui.module.css';

interface CardProps {
  /** Id of the heading inside, which names the region; without it the card is no landmark. */
  readonly labelledBy?: string;
  readonly id?: string;
  /** Old content while new content loads: dimmed and marked busy. */
  readonly isBusy?: boolean;
  /** Left out on paper. */
  readonly isScreenOnly?: boolean;
  readonly children: ReactNode;
}

/** A surface of the page that fails alone. */
export function Card({ labelledBy, id, isBusy = false, isScreenOnly = false, children }: CardProps) {
  const marks = { 'data-busy': isBusy || undefined, 'data-screen-only': isScreenOnly || undefined };
  return (
    <section className={classes['card']} aria-labelledby={labelledBy} id={id} aria-busy={isBusy} {...marks}>
      <ErrorBoundary fallback={FailedPart}>{children}</ErrorBoundary>
    </section>
  );
}

function FailedPart({ errorId, onRetry }: FailedPartProps) {
  const { t } = useTranslation();
  const text = `${t('common.failedCardHint')} ${t('common.errorId', { id: errorId })}`;
  return (
    <Notice tone="danger" title={t('common.failedCard')} text={text}>
      <Button variant="default" size="sm" onClick={onRetry}>
        {t('common.retry')}
      </Button>
    </Notice>
  );
}
