import type { AdoptionReply, Figure, TargetReply, TargetStanding } from '@nhip-thu/metrics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Bullet } from '../../charts/bullet.tsx';
import { maskedRange } from '../../text/course-points.ts';
import { describeBullet } from '../../text/mark-sentences.ts';
import { describeRateBase } from '../../text/rate-base.ts';
import { describeStatus } from '../../text/silence-text.ts';
import { describeStanding } from '../../text/standing-text.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChangeText } from '../../ui/change-text.tsx';
import type { Traced } from '../../ui/figure-trace.tsx';
import { MethodNote } from '../../ui/method-note.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { describeNotCompared } from './count-change.ts';
import type { Compared } from './count-change.ts';
import { KpiCard } from './kpi-card.tsx';
import classes from './kpi.module.css';

/** Without a level "minimum" the lowest band ends where "gần đạt" begins, 5 points below the target (DOMAIN section 4). Verdicts come from the server. */
export const NEAR_MARGIN = 0.05;

interface FigureCardProps {
  readonly figure: Figure;
  readonly change: number | null;
  /** Of how many agencies the change is told; null where that is not known. */
  readonly changeAgencies?: number | null;
  readonly target: TargetReply | null;
  readonly standing?: TargetStanding | null;
  /** What it is compared with, or that the period is not over; `agencies`: those of the province, the figure of one agency has none. */
  readonly compared: Compared & Partial<Pick<AdoptionReply, 'agencies'>>;
  /** Boxes that only machines look into, which the rate leaves out; null where they are not told. */
  readonly machineOnly?: number | null;
  /** Whose figure it is, and which inputs it came from. */
  readonly source: Omit<Traced, 'figure' | 'target'>;
  /** What is to be known of the figure. */
  readonly note?: ReactNode;
}

/** A rate of the province: value, bullet against its own target (none, no bullet), n/N, interval, change, people short. */
export function FigureCard(props: FigureCardProps) {
  const { figure, target, standing = null, machineOnly = null, source, note } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <KpiCard
      label={`${t(`definition.${figure.definition}`)} (${t(`definition.short.${figure.definition}`)})`}
      value={format.rate(figure, target) ?? '—'}
      aside={target === null ? t('kpi.noTarget') : t('kpi.target', { rate: format.threshold(target.threshold) })}
      method={<MethodNote definition={figure.definition} target={target} traced={{ ...source, figure, target }} />}
    >
      {target !== null && <FigureBullet figure={figure} target={target} />}
      {figure.verdict !== 'no-target' && (
        <StatusMark
          verdict={figure.verdict}
          word={describeStatus(t, figure)}
          hint={shortHint(figure, (count) => t('verdict.shortLong', { count }))}
        />
      )}
      {standing !== null && <StandingLine standing={standing} threshold={target?.threshold ?? null} />}
      <PeopleLine figure={figure} />
      {machineOnly !== null && machineOnly > 0 && <p>{t('kpi.machineOnly', { count: machineOnly, shown: format.count(machineOnly) })}</p>}
      <ChangeLine {...props} />
      {note}
    </KpiCard>
  );
}

function FigureBullet({ figure, target }: { readonly figure: Figure; readonly target: TargetReply }) {
  const { t } = useTranslation();
  const sentence = describeBullet(t, useFormat(), figure, target);
  if (figure.value === null || sentence === null) return null;
  return (
    <Bullet
      value={figure.value}
      range={maskedRange(figure)}
      threshold={target.threshold}
      nearFrom={target.levels.minimum ?? target.threshold - NEAR_MARGIN}
      tone={figure.verdict === 'met' ? 'met' : 'not-met'}
      sentence={sentence}
    />
  );
}

/** The level reached and what the trajectory asks; nothing where the verdict says it all. */
function StandingLine(stand: Parameters<typeof describeStanding>[2]) {
  const { t } = useTranslation();
  const words = describeStanding(t, useFormat(), stand);
  return words === '' ? null : <p>{words}</p>;
}

function PeopleLine({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation();
  const format = useFormat();
  // Nobody is meant: every agency is too small to be published.
  if (figure.denominator === 0) return null;
  return (
    <p className={classes['people']}>
      {figure.isInconclusive && <span>≈ {t('verdict.inconclusive')}</span>}
      <span className={classes['strong']}>{t('kpi.people', { people: format.people(figure) })}</span>
      {figure.interval !== null && <span>{t('kpi.interval', { interval: format.interval(figure.interval) })}</span>}
    </p>
  );
}

function ChangeLine({ change, changeAgencies = null, compared }: Pick<FigureCardProps, 'change' | 'changeAgencies' | 'compared'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { comparedWith } = compared;
  if (change === null || comparedWith === null) {
    const words = describeNotCompared(t, compared);
    return words === null ? null : <p>{words}</p>;
  }
  return (
    <p>
      <ChangeText change={change} withUnit /> {t('kpi.versus', { period: namePeriod(t, comparedWith) })}
      {describeRateBase(t, format, changeAgencies, compared.agencies?.length ?? 0)}
    </p>
  );
}

function shortHint(figure: Figure, toText: (count: number) => string): string | undefined {
  return figure.shortBy !== null && figure.shortBy > 0 ? `· ${toText(figure.shortBy)}` : undefined;
}
