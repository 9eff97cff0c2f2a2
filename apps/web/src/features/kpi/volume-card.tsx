import type { AdoptionReply, CountChange, VolumeReply } from '@nhip-thu/metrics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { describeCountChange } from './count-change.ts';
import type { Compared } from './count-change.ts';
import { KpiCard } from './kpi-card.tsx';
import classes from './kpi.module.css';

/** Where the sent messages went; what the logs do not tell is said, not left to be reckoned. */
function DirectionLines({ volume, people }: { readonly volume: VolumeReply; readonly people: 'kpi.recipients' | 'kpi.recipientsAtLeast' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sentUntold, sentInternal, sentExternal, sentMixed, recipients, internalRecipients } = volume;
  const known = sentInternal !== null && sentExternal !== null && sentMixed !== null && recipients !== null && internalRecipients !== null;
  return (
    <>
      {known && sentInternal + sentExternal + sentMixed > 0 && (
        <p>
          {t('kpi.directions', { inside: format.count(sentInternal), outside: format.count(sentExternal), both: format.count(sentMixed) })}
        </p>
      )}
      {sentUntold !== null && sentUntold > 0 && <p>{t('kpi.untold', { count: sentUntold, shown: format.count(sentUntold) })}</p>}
      {known && recipients > 0 && <p>{t(people, { all: format.count(recipients), inside: format.count(internalRecipients) })}</p>}
    </>
  );
}

interface VolumeCardProps {
  readonly volume: VolumeReply;
  /** The answer of which it is; null where no change is told. */
  readonly compared: (Compared & Pick<AdoptionReply, 'sentChange' | 'receivedChange' | 'agencies'>) | null;
  /** Agencies whose logs are incomplete, or `own` of one agency; its counts are "at least" then. */
  readonly gaps: number | 'own';
  /** How its counts come about. */
  readonly method: ReactNode;
}

/** The mail of a period: sent and where it went, received. */
export function VolumeCard({ volume, compared, gaps, method }: VolumeCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sent, received } = volume;
  const isThin = gaps !== 0;
  const count = (value: number | null): string => (value === null ? '—' : `${isThin ? '≥' : ''}${format.count(value)}`);
  return (
    <KpiCard label={t('kpi.sent')} value={count(sent)} aside={sent === null ? null : t('kpi.messages')} method={method}>
      <div className={classes['part']}>
        <ChangeLine now={sent} change={compared?.sentChange ?? null} compared={compared} />
        <DirectionLines volume={volume} people={isThin || volume.sentUntold !== 0 ? 'kpi.recipientsAtLeast' : 'kpi.recipients'} />
      </div>
      <div className={classes['second']}>
        <p className={classes['secondLabel']}>{t('kpi.received')}</p>
        <p className={classes['secondValue']}>{count(received)}</p>
        <ChangeLine now={received} change={compared?.receivedChange ?? null} compared={compared} />
      </div>
      {/* Where nothing is counted there is nothing that could be less than in truth. */}
      {isThin && (sent !== null || received !== null) && (
        <p>{gaps === 'own' ? t('kpi.withOwnGaps') : t('kpi.withGaps', { count: gaps, shown: format.count(gaps) })}</p>
      )}
    </KpiCard>
  );
}

interface ChangeLineProps extends Pick<VolumeCardProps, 'compared'> {
  readonly now: number | null;
  readonly change: CountChange | null;
}

/** How a count changed, why it is not compared, or why there is none; nothing where nobody asked for a comparison. */
function ChangeLine({ now, change, compared }: ChangeLineProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (now === null) return <p>{t('kpi.noLog')}</p>;
  if (compared === null) return null;
  const words = describeCountChange(t, format, change, { compared, agencyCount: compared.agencies.length, having: 'ofLogged' });
  return words === null ? null : <p>{words}</p>;
}
