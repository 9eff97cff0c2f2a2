import type { AdoptionReply, VolumeReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { formatSigned } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { FigureCard } from './figure-card.tsx';
import { KpiCard } from './kpi-card.tsx';
import classes from './kpi.module.css';
import { VerdictList } from './verdict-list.tsx';

/** The page's main figures: both definitions of use, agencies at target, messages. */
export function KpiGrid({ reply, isBusy }: { readonly reply: AdoptionReply; readonly isBusy: boolean }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('kpi.title')} className={classes['grid']} aria-busy={isBusy} data-busy={isBusy || undefined}>
      <FigureCard
        figure={reply.province}
        change={reply.provinceChange}
        target={reply.target}
        standing={reply.standing}
        comparedWith={reply.comparedWith}
        machineOnly={reply.boxes.machineOnly}
      />
      {reply.active.definition !== reply.province.definition && (
        <FigureCard figure={reply.active} change={reply.activeChange} target={reply.activeTarget} comparedWith={reply.comparedWith} />
      )}
      <AgenciesCard reply={reply} />
      <VolumeCard reply={reply} />
    </section>
  );
}

function AgenciesCard({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdicts, previousVerdicts, comparedWith } = reply;
  const hasTarget = reply.agencies.some(({ target }) => target !== null);
  const judgedCount = verdicts.met + verdicts.near + verdicts['not-met'];
  const hasVerdicts = judgedCount > 0;
  // Where there was no target before, the former count is none of agencies that missed it.
  const canCompare = previousVerdicts !== null && previousVerdicts['no-target'] === 0 && comparedWith !== null && hasVerdicts;
  return (
    <KpiCard
      label={t('kpi.agencies')}
      value={hasVerdicts ? `${format.count(verdicts.met)}/${format.count(judgedCount)}` : '—'}
      aside={hasTarget ? t('kpi.agenciesUnit') : t('kpi.noTarget')}
    >
      <VerdictList verdicts={verdicts} hasTarget={hasTarget} />
      {canCompare && (
        <p>
          {formatSigned(format, verdicts.met - previousVerdicts.met)} {t('kpi.versus', { period: namePeriod(t, comparedWith) })}
        </p>
      )}
    </KpiCard>
  );
}

/** Where the sent messages went; what the logs do not tell is said, not left to be reckoned. */
function DirectionLines({ volume }: { readonly volume: VolumeReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { sent, sentInternal, sentExternal, sentMixed, recipients, internalRecipients } = volume;
  if (sent === null || sentInternal === null || sentExternal === null || sentMixed === null || recipients === null) return null;
  const told = sentInternal + sentExternal + sentMixed;
  if (told === 0) return null;
  const counts = { inside: format.count(sentInternal), outside: format.count(sentExternal), both: format.count(sentMixed) };
  return (
    <>
      <p>{t('kpi.directions', counts)}</p>
      {told < sent && <p>{t('kpi.untold', { count: sent - told, shown: format.count(sent - told) })}</p>}
      <p>{t('kpi.recipients', { all: format.count(recipients), inside: format.count(internalRecipients ?? 0) })}</p>
    </>
  );
}

function VolumeCard({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { volume, previousVolume, comparedWith, verdicts } = reply;
  const gaps = verdicts['insufficient-data'];
  const line = (now: number | null, before: number | null | undefined): string => {
    if (now === null) return t('kpi.noLog');
    if (before === null || before === undefined || comparedWith === null) return t('kpi.noPrevious');
    return `${formatSigned(format, now - before)} ${t('kpi.versus', { period: namePeriod(t, comparedWith) })}`;
  };
  return (
    <KpiCard label={t('kpi.sent')} value={volume.sent === null ? '—' : format.count(volume.sent)} aside={t('kpi.messages')}>
      <p>{line(volume.sent, previousVolume?.sent)}</p>
      <DirectionLines volume={volume} />
      <div className={classes['second']}>
        <p className={classes['secondLabel']}>{t('kpi.received')}</p>
        <p className={classes['secondValue']}>{volume.received === null ? '—' : format.count(volume.received)}</p>
        <p>{line(volume.received, previousVolume?.received)}</p>
      </div>
      {gaps > 0 && <p>{t('kpi.withGaps', { count: gaps, shown: format.count(gaps) })}</p>}
    </KpiCard>
  );
}
