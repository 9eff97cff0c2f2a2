import type { RetentionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import classes from './origins.module.css';

/** How long what came of the logs is kept. */
export function RetentionCard({ retention: { rawMonths, personMonths, leaverMonths } }: { readonly retention: RetentionReply }) {
  const { t } = useTranslation();
  return (
    <Card>
      <h2>{t('origins.kept')}</h2>
      <ul className={classes['kept']}>
        <li>{t('origins.keptRaw', { count: rawMonths })}</li>
        <li>{t('origins.keptPerson', { count: personMonths })}</li>
        <li>{t('origins.keptLeaver', { count: leaverMonths })}</li>
        <li>{t('origins.keptForGood')}</li>
      </ul>
      <p>{t('origins.keptHow')}</p>
    </Card>
  );
}
