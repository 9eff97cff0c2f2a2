import { Button, Code, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, isProblem } from '../api/problem.ts';
import { EndedSession } from '../api/session.ts';
import { Empty } from './empty.tsx';
import classes from './ui.module.css';

export interface ProblemWords {
  readonly title: string;
  readonly detail: string | null;
  readonly errorId: string | null;
}

/** The words for a failed call: the server's own (already in the language of the page), or ours when it said nothing. */
export function describeProblem(t: TFunction, error: Error): ProblemWords {
  if (!(error instanceof ApiError)) return { title: t('common.failedCard'), detail: null, errorId: null };
  if (isProblem(error, 'sign-in-required'))
    return { title: t('problem.sessionEnded'), detail: t('problem.sessionEndedHint'), errorId: null };
  switch (error.kind) {
    case 'problem': {
      const { title, detail = null, errorId = null } = error.problem ?? { title: t('problem.unreadable') };
      return { title, detail, errorId };
    }
    case 'network':
      return { title: t('problem.network'), detail: t('problem.networkHint'), errorId: null };
    case 'unreadable':
      return { title: t('problem.unreadable'), detail: error.status === 0 ? null : `HTTP ${error.status}`, errorId: null };
    case 'aborted':
      return { title: t('problem.aborted'), detail: null, errorId: null };
  }
}

/** Whether the session has ended while this stood on the page, and somebody has signed in again since. */
function useIsBack(): boolean {
  const isEnded = use(EndedSession) !== null;
  const [wasEnded, setWasEnded] = useState(isEnded);
  if (isEnded && !wasEnded) setWasEnded(true);
  return wasEnded && !isEnded;
}

/** What failed, why, under which id the server logged it, and a way to try again; what may not be seen is no failure. That the session has ended is said until it is back. */
export function ProblemNotice({ error, onRetry }: { readonly error: Error; readonly onRetry?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const isBack = useIsBack();
  const { title, detail, errorId } = describeProblem(t, error);
  if (isBack && isProblem(error, 'sign-in-required')) return null;
  if (error instanceof ApiError && error.status === 403 && onRetry !== undefined)
    return <Empty kind="withheld" text={t('empty.forbidden', { title })} />;
  return (
    <div role="alert" className={classes['notice']} data-tone="danger">
      <IconAlertTriangle size={24} aria-hidden className={classes['noticeIcon']} />
      <div className={classes['noticeBody']}>
        <Text fw={600}>{title}</Text>
        {detail !== null && <Text size="sm">{detail}</Text>}
        {errorId !== null && (
          <Text size="sm" c="dimmed">
            {t('common.errorId', { id: '' })} <Code>{errorId}</Code>
          </Text>
        )}
      </div>
      {onRetry !== undefined && (
        <Button variant="default" size="sm" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}
