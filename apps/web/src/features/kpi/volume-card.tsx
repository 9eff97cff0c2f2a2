import type { Period, VolumeReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { formatSigned } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { KpiCard } from './kpi-card.tsx';
import classes from './kpi.module.css';

/** Where the sent messages went; what the logs do not tell is said, not left to be reckoned. */
function DirectionLines({ volume }: { readonly volume: VolumeReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sentUntold, sentInternal, sentExternal, sentMixed, recipients, internalRecipients } = volume;
  const known = sentInternal !== null && sentExternal !== null && sentMixed !== null && recipients !== null && internalRecipients !== null;
  const people = sentUntold === 0 ? 'kpi.recipients' : 'kpi.recipientsAtLeast';
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
  readonly previousVolume: VolumeReply | null;
  readonly comparedWith: Period | null;
  /** Agencies whose logs are incomplete. */
  readonly gaps: number;
}

/** The mail of a period: sent and where it went, received. */
export function VolumeCard({ volume, previousVolume, comparedWith, gaps }: VolumeCardProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const line = (now: number | null, before: number | null | undefined): string => {
    if (now === null) return t('kpi.noLog');
    if (before === null || before === undefined || comparedWith === null) return t('kpi.noPrevious');
    return `${formatSigned(format, now - before)} ${t('kpi.versus', { period: namePeriod(t, comparedWith) })}`;
  };
  return (
    <KpiCard label={t('kpi.sent')} value={volume.sent === null ? '—' : format.count(volume.sent)} aside={t('kpi.messages')}>
      <div className={classes['part']}>
        {(comparedWith !== null || volume.sent === null) && <p>{line(volume.sent, previousVolume?.sent)}</p>}
        <DirectionLines volume={volume} />
      </div>
      <div className={classes['second']}>
        <p className={classes['secondLabel']}>{t('kpi.received')}</p>
        <p className={classes['secondValue']}>{volume.received === null ? '—' : format.count(volume.received)}</p>
        {(comparedWith !== null || volume.received === null) && <p>{line(volume.received, previousVolume?.received)}</p>}
      </div>
      {gaps > 0 && <p>{t('kpi.withGaps', { count: gaps, shown: format.count(gaps) })}</p>}
    </KpiCard>
  );
}
