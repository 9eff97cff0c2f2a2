import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Notice } from '../../ui/notice.tsx';
import { isOutdated, SNAPSHOT_KEY } from './snapshot-link.ts';
import type { ShownFigures } from './snapshot-link.ts';

function withoutSnapshot(current: URLSearchParams): URLSearchParams {
  const kept = new URLSearchParams(current);
  kept.delete(SNAPSHOT_KEY);
  return kept;
}

/** Says that the figures have changed since the link was copied that led here; frozen ones are kept under "Chốt số liệu". */
export function OutdatedLink({ shown }: { readonly shown: ShownFigures }) {
  const { t } = useTranslation();
  const [params, change] = useSearchParams();
  if (!isOutdated(params, shown)) return null;
  return (
    <Notice
      tone="info"
      title={t('link.changed')}
      text={
        <>
          {t('link.changedHint')} <Link to="/chot-so-lieu">{t('link.frozen')}</Link>
        </>
      }
    >
      <Button variant="default" size="sm" onClick={() => change(withoutSnapshot, { replace: true })}>
        {t('link.newest')}
      </Button>
    </Notice>
  );
}
