import type { SuccessionReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import classes from './directory.module.css';

/** What has become of agencies, with the decision it rests on. */
export function Successions({ successions }: { readonly successions: readonly SuccessionReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card>
      <h2>{t('directory.successions')}</h2>
      {successions.length === 0 ? (
        <p className={classes['aside']}>{t('directory.noSuccession')}</p>
      ) : (
        <CardTable
          label={t('directory.successionsRegion')}
          className={classes['table']}
          columns={(['onDay', 'what', 'basis'] as const).map((key) => ({
            ...{ key, head: t(`directory.${key}`), isProse: key !== 'onDay' },
          }))}
          rows={successions.map(({ id, kind, from, to, onDay, basis, oldName }) => ({
            key: id,
            cells: [format.day(onDay), t(`directory.succession.${kind}`, { from: oldName ?? from.name, to: to.name }), basis],
          }))}
        />
      )}
    </Card>
  );
}
