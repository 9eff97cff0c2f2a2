import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import classes from './routes.module.css';

/** Stands where a whole page failed to draw or to load. */
export function RouteFault() {
  const { t } = useTranslation();
  return (
    <main className={classes['fault']}>
      <h1>{t('common.failedCard')}</h1>
      <Notice tone="danger" title={t('problem.network')} text={t('problem.networkHint')}>
        <Button variant="default" onClick={() => location.reload()}>
          {t('common.retry')}
        </Button>
      </Notice>
    </main>
  );
}
