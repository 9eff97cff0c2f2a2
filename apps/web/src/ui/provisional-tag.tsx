import { Badge } from '@mantine/core';
import type { AdoptionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

/** "Tạm tính", and what follows from it; nothing of a period that is over. Stands in the line that names the period. */
export function ProvisionalTag({ reply }: { readonly reply: Pick<AdoptionReply, 'isProvisional'> }) {
  const { t } = useTranslation();
  if (!reply.isProvisional) return null;
  return (
    <span data-provisional>
      {' '}
      <Badge component="span" variant="outline" color="gray" className={classes['tag'] ?? ''}>
        {t('freshness.provisional')}
      </Badge>{' '}
      {t('freshness.provisionalHint')}
    </span>
  );
}
