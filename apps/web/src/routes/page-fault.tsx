import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/notice.tsx';
import { PageHeading } from '../ui/page-heading.tsx';

/** Stands in the place of a page that failed to draw or to load, with header and menu around it: from there one goes on, or tries again once there is a network. */
export function PageFault() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <>
      <PageHeading title={t('common.failedPage')} />
      <Notice tone="danger" title={t('problem.network')} text={online ? t('problem.networkHint') : t('common.retryOnline')}>
        <Button variant="default" disabled={!online} onClick={() => location.reload()}>
          {t('common.retry')}
        </Button>
      </Notice>
    </>
  );
}
