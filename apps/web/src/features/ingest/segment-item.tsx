import { Progress } from '@mantine/core';
import type { SegmentReply } from '@nhip-thu/metrics';
import { IconAlertCircle, IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconClock, IconPlayerPlay } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nameDialect, nameReason, nameSegmentError } from '../../text/reason-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { balanceOf, progressOf } from './balance.ts';
import classes from './ingest.module.css';
import { secondsLeft } from './time-left.ts';

/** One picture for each state a file of the ledger can be in. */
export const SEGMENT_ICONS = {
  ...{ received: IconClock, folding: IconPlayerPlay, folded: IconCircleCheck, failed: IconAlertTriangle },
  ...{ undoing: IconArrowBackUp, undone: IconArrowBackUp },
};

interface SegmentItemProps {
  readonly segment: SegmentReply;
  /** What else is known of it, and what can be done with it. */
  readonly children?: ReactNode;
}

/** One file of the ledger: how far it is read, and where each of its lines went. */
export function SegmentItem({ segment, children }: SegmentItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = SEGMENT_ICONS[segment.state];
  const ratio = progressOf(segment);
  return (
    <li className={classes['segment']} data-segment={segment.id} data-state={segment.state}>
      <div className={classes['segmentHead']}>
        <span className={classes['fileName']}>{segment.name}</span>
        <span className={classes['state']}>
          <Icon size={18} aria-hidden /> {t(`ingest.state.${segment.state}`)}
          {segment.state === 'folding' && <> {format.ratio(ratio)}</>}
          {segment.isRollUpPending && segment.state === 'folded' && <> · {t('ingest.rollUpPending')}</>}
        </span>
      </div>
      {segment.state === 'folding' && (
        <Progress.Root size="sm">
          <Progress.Section value={ratio * 100} aria-label={t('ingest.progressOf', { name: segment.name })} />
        </Progress.Root>
      )}
      <p className={classes['meta']}>{describeMeta(segment).join(' · ')}</p>
      {segment.error !== null && <p className={classes['fault']}>{nameSegmentError(t, segment.error)}</p>}
      <Damage segment={segment} />
      <WireMarks segment={segment} />
      {segment.lines > 0 && <BalanceLine segment={segment} />}
      <Reasons title={t('ingest.rejectedReasons')} counts={segment.rejectedReasons} />
      <Reasons title={t('ingest.ignoredReasons')} counts={segment.ignoredKinds} />
      {children}
    </li>
  );

  function describeDialect(dialect: string, isAssumed: boolean): string {
    const name = nameDialect(t, dialect);
    return isAssumed ? t('ingest.dialectAssumed', { dialect: name }) : name;
  }

  function describeMeta(one: SegmentReply): string[] {
    const size =
      one.state === 'folding'
        ? t('ingest.size', { done: format.bytes(one.bytesDone), total: format.bytes(one.bytesTotal) })
        : format.bytes(one.bytesTotal);
    const parts = [one.origin, size];
    if (one.dialect !== null) parts.push(describeDialect(one.dialect, one.isDialectAssumed));
    if (one.linesPerSecond !== null) parts.push(t('ingest.speed', { speed: format.count(one.linesPerSecond) }));
    const left = secondsLeft(one);
    if (left !== null) parts.push(t('ingest.left', { time: format.duration(left) }));
    parts.push(t('ingest.receivedAt', { time: format.moment(one.receivedAt) }));
    if (one.foldedAt !== null) parts.push(t('ingest.foldedAt', { time: format.moment(one.foldedAt) }));
    if (one.tailBytes > 0) parts.push(t('ingest.tail', { bytes: format.bytes(one.tailBytes) }));
    return parts;
  }
}

/** Where reading ended before the file did, or that the file ends before what is packed in it. */
function Damage({ segment: { damageByte, bytesTotal } }: { readonly segment: SegmentReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (damageByte === null) return null;
  const rest = bytesTotal - damageByte;
  return (
    <p className={classes['fault']} data-damage-byte={damageByte}>
      {rest === 0
        ? t('ingest.cutOff')
        : t('ingest.damage', { byte: format.count(damageByte), total: format.count(bytesTotal), rest: format.bytes(rest) })}
    </p>
  );
}

/** What is known of lines that came over the network: that nobody vouches for them, and what got lost or cut on the way. */
function WireMarks({ segment: { isProvisional, linesLost, linesCut } }: { readonly segment: SegmentReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const marks: string[] = [];
  if (isProvisional) marks.push(t('ingest.provisional'));
  if (linesLost > 0) marks.push(t('ingest.linesLost', { count: linesLost, shown: format.count(linesLost) }));
  if (linesCut > 0) marks.push(t('ingest.linesCut', { count: linesCut, shown: format.count(linesCut) }));
  if (marks.length === 0) return null;
  return (
    <p className={classes['mark']} data-mark="wire">
      <IconAlertCircle size={16} aria-hidden /> {marks.join(' · ')}
    </p>
  );
}

function BalanceLine({ segment }: { readonly segment: SegmentReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const balance = balanceOf(segment);
  const counts = {
    lines: format.count(balance.lines),
    parsed: format.count(balance.parsed),
    ignored: format.count(balance.ignored),
    rejected: format.count(balance.rejected),
    oversize: format.count(balance.oversize),
    difference: format.count(balance.difference),
  };
  return (
    <p className={classes['balance']} data-difference={balance.difference}>
      {t('ingest.balance', counts)}
      {balance.difference !== 0 && <strong> · {t('ingest.balanceOff')}</strong>}
      <br />
      {t('ingest.facts', {
        facts: format.count(segment.facts),
        fresh: format.count(segment.fresh),
        duplicate: format.count(segment.duplicate),
      })}
    </p>
  );
}

function Reasons({ title, counts }: { readonly title: string; readonly counts: Readonly<Record<string, number>> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasons = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .toSorted(([, a], [, b]) => b - a);
  if (reasons.length === 0) return null;
  return (
    <details className={classes['reasons']}>
      <summary>{title}</summary>
      <ul>
        {reasons.map(([reason, count]) => (
          <li key={reason}>{t('ingest.reason', { reason: nameReason(t, reason), count: format.count(count) })}</li>
        ))}
      </ul>
    </details>
  );
}
