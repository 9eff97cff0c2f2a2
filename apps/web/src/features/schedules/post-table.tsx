import type { PostReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { CardTable, type CardRow } from '../../ui/card-table.tsx';
import classes from './schedules.module.css';

const COLUMNS = ['to', 'about', 'outcome', 'at'] as const;

/** What was sent to whom, and whether it arrived: the newest first. */
export function PostTable({ posts }: { readonly posts: readonly PostReply[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = posts.map(({ id, channel, to, kind, state, attemptCount, fault, madeAt }): CardRow => ({
    key: id,
    marks: { 'data-post': state },
    cells: [
      `${to} (${t(`schedules.channels.${channel}`)})`,
      t(`schedules.abouts.${kind}` as 'schedules.abouts.digest'),
      <>
        {t(`schedules.posts.${state}`)}
        {fault !== null && <div className={classes['aside']}>{tellFault(t, { fault, state, attemptCount })}</div>}
      </>,
      format.moment(madeAt),
    ],
  }));
  return (
    <CardTable
      label={t('schedules.postRegion')}
      className={classes['table']}
      columns={COLUMNS.map((key) => ({ key, head: t(`schedules.${key}`) }))}
      rows={rows}
    />
  );
}

const NAMED_FAULTS = ['no-account', 'role', 'no-address', 'no-mail-server', 'not-configured', 'no-secret', 'private-address'] as const;

/** Faults of our own in words; what a server or the network answered by its code, as logs have it. */
function tellFault(t: TFunction, { fault, state, attemptCount }: Pick<PostReply, 'fault' | 'state' | 'attemptCount'>): string {
  const named = NAMED_FAULTS.find((each) => each === fault);
  const words = named === undefined ? (fault ?? '') : t(`schedules.faults.${named}`);
  return state === 'skipped' ? words : t('schedules.fault', { fault: words, count: attemptCount });
}
