import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';

/** Says how many facts of the period are left out because they came over UDP only; nothing when there are none. */
export function UnconfirmedNotice({ facts }: { readonly facts: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (facts === 0) return null;
  return (
    <Notice
      tone="warning"
      title={t('quality.unconfirmed', { count: facts, shown: format.count(facts) })}
      text={
        <>
          {t('quality.unconfirmedCause')}{' '}
          <Anchor component={Link} to="/chat-luong/doi-soat" inherit data-screen-only>
            {t('quality.unconfirmedLink')}
          </Anchor>
        </>
      }
    />
  );
}
