import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSegmentPages } from '../../api/reconciliation.ts';
import { nameSegmentError } from '../../text/reason-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

/** Log files that could not be read, or not to their end, by name and with why; nothing when there are none. */
export function FailedFiles() {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useSegmentPages({ origin: null, state: 'failed' });
  // Silence would read as "none".
  if (pages.isError) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  const files = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  if (files.length === 0) return null;
  const shown = `${format.count(files.length)}${pages.hasNextPage ? '+' : ''}`;
  return (
    <Notice
      tone="danger"
      title={t('quality.failedFiles', { count: files.length, shown })}
      text={
        <>
          {t('quality.failedFilesCause')}{' '}
          <Anchor component={Link} to="/chat-luong/doi-soat?tt=failed" inherit data-screen-only>
            {t('quality.failedFilesLink')}
          </Anchor>
        </>
      }
    >
      <ul>
        {files.map(({ id, name, origin, error }) => (
          <li key={id}>
            {name} ({origin}){error !== null && `: ${nameSegmentError(t, error)}`}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
