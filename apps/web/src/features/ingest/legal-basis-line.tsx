import type { OriginReply } from '@nhip-thu/metrics';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../text/use-format.ts';

/** What a log source rests on, or a warning that nobody has entered it, with the way to where that is done. */
export function LegalBasisLine({ origin: { name, legalBasis } }: { readonly origin: OriginReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (legalBasis !== null) {
    return <dd data-basis>{t('legalBasis.is', { text: legalBasis.text, number: legalBasis.number, day: format.day(legalBasis.on) })}</dd>;
  }
  return (
    <dd data-basis={false}>
      <IconAlertTriangle size={16} aria-hidden /> {t('legalBasis.missing')}{' '}
      <Link to="/quan-tri/nguon" aria-label={t('legalBasis.toOriginOf', { name })}>
        {t('legalBasis.toOrigin')}
      </Link>
    </dd>
  );
}
