import { Button } from '@mantine/core';
import type { TargetEntry, TargetsReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { nameMetric } from '../../text/metric-text.ts';
import { nameSeeded } from '../../text/seeded-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { describeLevels, describePath, describeSpan, nameScope } from './target-words.ts';
import classes from './targets.module.css';

interface TargetListProps {
  readonly reply: TargetsReply;
  readonly shown: readonly TargetEntry[];
  /** Opens the form that supersedes a target; absent where nobody may or the form is open. */
  readonly onSupersede?: (target: TargetEntry) => void;
}

/** Targets with whom they hold, since when, by which instrument, and who entered them why. */
export function TargetList({ reply, shown, onSupersede }: TargetListProps) {
  return (
    <ul className={classes['list']}>
      {shown.map((target) => (
        <TargetItem key={target.id} reply={reply} target={target} {...(onSupersede === undefined ? {} : { onSupersede })} />
      ))}
    </ul>
  );
}

function TargetItem({ reply, target, onSupersede }: Omit<TargetListProps, 'shown'> & { readonly target: TargetEntry }) {
  const { t } = useTranslation();
  const format = useFormat();
  const agencyName = (code: string): string => reply.agencies.find((agency) => agency.code === code)?.name ?? code;
  const name = `${nameMetric(t, target.metric)}, ${nameScope(t, target, agencyName)}`;
  const { entered, approvedBy, periodKind, trajectory } = target;
  return (
    <li className={classes['item']} data-target={target.id} data-state={target.state}>
      <div className={classes['itemHead']}>
        <h3>{name}</h3>
        {onSupersede !== undefined && target.supersededBy === null && (
          <Button variant="default" size="compact-sm" aria-label={t('targets.supersedeOf', { name })} onClick={() => onSupersede(target)}>
            {t('targets.supersede')}
          </Button>
        )}
      </div>
      <p className={classes['levels']}>{describeLevels(t, format, target)}</p>
      <p>
        <span className={classes['state']}>{t(`targets.states.${target.state}`)}</span> · {describeSpan(t, format, target)}
        {periodKind !== null && ` · ${t(`period.${periodKind}`)}`}
      </p>
      {trajectory !== null && <p>{describePath(t, format, trajectory)}</p>}
      <p>
        {t('targets.basedOn', { basis: target.basisLine })}
        {approvedBy !== null && ` · ${t('targets.approved', { by: approvedBy })}`}
      </p>
      <p className={classes['aside']}>
        {t('targets.enteredBy', { id: target.id, by: entered.by, time: format.moment(entered.at), reason: nameSeeded(t, entered.reason) })}
      </p>
    </li>
  );
}
