import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAuditVerification } from '../../api/audit.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Placeholder } from '../../ui/placeholder.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './audit.module.css';

/** Whether the log is as it was written, and its head to be noted elsewhere. */
export function Verification() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, isError, isFetching, refetch } = useAuditVerification();
  if (data === undefined) return isError ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Placeholder height={120} />;
  const { broken, entryCount, head } = data;
  return (
    <Card isBusy={isFetching}>
      <h2>{broken === null ? t('audit.holds', { count: entryCount, shown: format.count(entryCount) }) : t('audit.broken')}</h2>
      {broken !== null && (
        <Notice tone="danger" title={t(`audit.fault.${broken.fault}`, { id: format.count(broken.id) })}>
          <p>{t('audit.brokenHint', { shown: format.count(entryCount) })}</p>
        </Notice>
      )}
      <p>
        {t('audit.head')} <span className={classes['head']}>{head}</span>
      </p>
      <p>{t('audit.headHint')}</p>
      <Button variant="default" size="compact-md" loading={isFetching} onClick={() => void refetch()}>
        {t('audit.verifyAgain')}
      </Button>
    </Card>
  );
}
