import type { FiguresHeadReply, FreshnessReply } from '@nhip-thu/metrics';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../text/use-format.ts';
import { useNow } from '../ui/use-now.ts';
import { ageOf } from './data-age.ts';
import classes from './shell.module.css';

/** How far the figures reach, and of a role that sees them how many agencies are complete; says so in words when they are old. */
export function Freshness({ reply }: { readonly reply: FreshnessReply | FiguresHeadReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  if (reply.asOf === null) return <span>{t('freshness.never')}</span>;
  const age = reply.isDemo ? 'fresh' : ageOf(reply.asOf, now);
  const Icon = age === 'fresh' ? IconClock : IconAlertTriangle;
  return (
    <span className={classes['freshness']} data-age={age}>
      <Icon size={16} aria-hidden />
      <span>
        {t('freshness.asOf', { time: format.moment(reply.asOf) })}
        {'agencies' in reply &&
          ` · ${t('freshness.complete', { complete: format.count(reply.completeCount), total: format.count(reply.agencies.length) })}`}
        {age !== 'fresh' && <strong> · {t(`freshness.${age}`)}</strong>}
      </span>
    </span>
  );
}
