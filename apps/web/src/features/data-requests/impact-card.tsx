import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useExportImpact, useImpact } from '../../api/impact.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './data-requests.module.css';

/** The impact assessment: when it is due, what it says now, and as a file for the authority. */
export function ImpactCard({ canExport }: { readonly canExport: boolean }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const impact = useImpact(i18n.language);
  const write = useExportImpact();
  const { data } = impact;
  return (
    <Card labelledBy="danh-gia-tac-dong">
      <h2 id="danh-gia-tac-dong">{t('dataRequests.impact')}</h2>
      {impact.isPending && <Placeholder height={120} />}
      {impact.isError && <ProblemNotice error={impact.error} onRetry={() => void impact.refetch()} />}
      {data !== undefined && (
        <>
          {data.isOverdue && <Notice tone="warning" title={t('dataRequests.impactOverdue')} />}
          <p>{data.lastOn === null ? t('dataRequests.impactNever') : t('dataRequests.impactLast', { day: format.day(data.lastOn) })}</p>
          <details>
            <summary>{t('dataRequests.impactShow')}</summary>
            {data.introduction.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {data.parts.map(({ heading, items }) => (
              <section key={heading}>
                <h3>{heading}</h3>
                <ul>
                  {items.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              </section>
            ))}
          </details>
        </>
      )}
      {canExport && (
        <div className={classes['form']}>
          <Button leftSection={<IconDownload size={16} aria-hidden />} loading={write.isPending} onClick={() => write.mutate()}>
            {t('dataRequests.impactExport')}
          </Button>
          {write.isError && <ProblemNotice error={write.error} />}
        </div>
      )}
    </Card>
  );
}
