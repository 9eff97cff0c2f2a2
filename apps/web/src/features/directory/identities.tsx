import type { IdentitiesReply } from '@nhip-thu/metrics';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import { Card } from '../../ui/card.tsx';
import classes from './directory.module.css';

/** Whether the directory adds up: each total against the sum of its parts. */
export function Identities({ reply, isBusy }: { readonly reply: IdentitiesReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const wrong = reply.identities.filter(({ difference }) => difference !== 0).length;
  const period = describePeriod(t, format, reply.period);
  return (
    <Card isBusy={isBusy}>
      <h2>{wrong === 0 ? t('directory.identitiesHold') : t('directory.identitiesBroken', { count: wrong, shown: format.count(wrong) })}</h2>
      <p className={classes['aside']}>{t('directory.identitiesContext', { period })}</p>
      <CardTable
        label={t('directory.identitiesRegion')}
        className={classes['table']}
        columns={(['identity', 'total', 'parts', 'difference'] as const).map((key) => ({
          ...{ key, head: t(`directory.${key}`), isProse: key === 'parts' },
        }))}
        rows={reply.identities.map(({ name, total, parts, difference }) => ({
          key: name,
          marks: { 'data-identity': name },
          cells: [
            t(`directory.identityName.${name}`),
            format.count(total),
            Object.entries(parts)
              .map(
                ([part, count]) =>
                  `${t(`directory.part.${part}`, { defaultValue: t(`directory.kind.${part}`, { defaultValue: part }) })} ${format.count(count)}`,
              )
              .join(' + '),
            <span key="difference" className={classes['difference']} data-holds={difference === 0}>
              {difference === 0 ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
              {format.count(difference)}
            </span>,
          ],
        }))}
      />
    </Card>
  );
}
