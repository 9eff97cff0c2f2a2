import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Leaving } from './use-leaving.ts';

/** Closes a dialogue; while it asks back, stays in it or drops what was begun. */
export function LeaveButtons({ leaving: { isAsking, close, stay } }: { readonly leaving: Leaving }) {
  const { t } = useTranslation();
  return (
    <>
      {isAsking && (
        <Button variant="default" onClick={stay}>
          {t('common.stay')}
        </Button>
      )}
      <Button variant="default" onClick={close}>
        {isAsking ? t('common.drop') : t('common.close')}
      </Button>
    </>
  );
}
