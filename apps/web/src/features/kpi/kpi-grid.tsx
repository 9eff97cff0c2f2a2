import type { AdoptionReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FigureQuestion } from '../../api/figure-question.ts';
import { Bullet } from '../../charts/bullet.tsx';
import { describeJudged } from '../../text/finding-text.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import type { CountsSource } from '../../ui/counts-trace.tsx';
import { describeCountChange } from './count-change.ts';
import type { Compared } from './count-change.ts';
import { AgenciesTrace } from './agencies-trace.tsx';
import { FigureCard } from './figure-card.tsx';
import { InRate } from './in-rate.tsx';
import { KpiCard } from './kpi-card.tsx';
import { NoPaperCard, PaperCard } from './paper-card.tsx';
import { SessionCard } from './session-card.tsx';
import classes from './kpi.module.css';
import { VerdictList } from './verdict-list.tsx';
import { VolumeCard } from './volume-card.tsx';
import { VolumeMethod } from './volume-method.tsx';

interface KpiGridProps {
  readonly reply: AdoptionReply;
  /** What the reply answers. */
  readonly question: FigureQuestion;
  readonly isBusy: boolean;
  /** What stands beside the messages. */
  readonly children?: ReactNode;
}

const SESSIONS = 'du-4@1';

/** The page's main figures: use, paper, sessions, agencies at target; under them the messages. */
export function KpiGrid({ reply, question, isBusy, children }: KpiGridProps) {
  const { t } = useTranslation();
  const source = { ...reply, who: t('trend.province') };
  const compared = { ...reply, comparison: question.comparison };
  return (
    <section aria-label={t('kpi.title')} className={classes['all']} aria-busy={isBusy} data-busy={isBusy || undefined}>
      <div className={classes['grid']}>
        <FigureCard
          figure={reply.province}
          change={reply.provinceChange}
          changeAgencies={reply.provinceChangeAgencies}
          target={reply.target}
          standing={reply.standing}
          compared={compared}
          machineOnly={reply.boxes.machineOnly}
          source={source}
          note={<InRate reply={reply} />}
        />
        {reply.period.kind === 'reporting-month' ? <PaperCard periodId={reply.period.id} /> : <NoPaperCard />}
        {reply.definition === SESSIONS ? (
          <FigureCard
            figure={reply.active}
            change={reply.activeChange}
            changeAgencies={reply.activeChangeAgencies}
            target={reply.activeTarget}
            compared={compared}
            source={source}
          />
        ) : (
          <SessionCard question={{ ...question, definition: SESSIONS }} />
        )}
        <AgenciesCard reply={reply} compared={compared} />
      </div>
      <div className={classes['strip']} data-pair={children !== undefined || undefined}>
        <VolumeCard
          volume={reply.volume}
          compared={compared}
          gaps={reply.verdicts['insufficient-data']}
          method={<VolumeMethod volume={reply.volume} ground={groundOf(reply)} source={sourceOf(reply, t)} />}
        />
        {children}
      </div>
    </section>
  );
}

/** Of how many agencies the mail is. */
function groundOf({ agencies, verdicts }: AdoptionReply) {
  const logged = agencies.filter(({ volume }) => volume.sent !== null || volume.received !== null).length;
  return { logged, all: agencies.length, thin: verdicts['insufficient-data'] };
}

/** By which rule its mail is counted, and of which inputs. */
function sourceOf({ period, snapshots, asOf }: AdoptionReply, t: TFunction): CountsSource {
  return { rules: ['volume@1'], period: namePeriod(t, period), snapshotIds: snapshots.map(({ id }) => id), asOf };
}

function AgenciesCard({ reply, compared }: { readonly reply: AdoptionReply; readonly compared: Compared }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { verdicts } = reply;
  const hasTarget = reply.agencies.some(({ target }) => target !== null);
  const judgedCount = verdicts.met + verdicts.near + verdicts['not-met'];
  const hasVerdicts = judgedCount > 0;
  const ground = { compared, agencyCount: judgedCount, having: 'ofJudged' } as const;
  const change = hasVerdicts ? describeCountChange(t, format, reply.metChange, ground) : null;
  const who = describeJudged(t, verdicts['not-published'] > 0);
  return (
    <KpiCard
      label={t('kpi.agencies')}
      value={hasVerdicts ? `${format.count(verdicts.met)}/${format.count(judgedCount)}` : '—'}
      // Where none has sufficient data, the list of verdicts says so.
      aside={describeUnit()}
      method={
        <>
          <p>{t('kpi.agenciesMethod')}</p>
          <AgenciesTrace reply={reply} />
        </>
      }
    >
      {hasTarget && hasVerdicts && (
        <Bullet
          value={verdicts.met / judgedCount}
          threshold={1}
          nearFrom={1}
          tone={verdicts.met === judgedCount ? 'met' : 'not-met'}
          sentence={t('kpi.agenciesBullet', { met: format.count(verdicts.met), all: format.count(judgedCount), who })}
        />
      )}
      <VerdictList verdicts={verdicts} hasTarget={hasTarget} />
      {change !== null && <p>{change}</p>}
    </KpiCard>
  );

  function describeUnit(): string | null {
    if (!hasTarget) return t('kpi.noTarget');
    return hasVerdicts ? t('kpi.agenciesUnit', { who }) : null;
  }
}
