import { MIN_PEOPLE, type AgencyAdoption, type Figure } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { MiniLine } from '../../charts/mini-line.tsx';
import { RateBar } from '../../charts/rate-bar.tsx';
import { drawnRange, drawnValue, maskedRange } from '../../text/course-points.ts';
import { describeMissing } from '../../text/describe-missing.ts';
import { describeStatus } from '../../text/silence-text.ts';
import { describeBar, describeMiniLine } from '../../text/mark-sentences.ts';
import { describeStanding } from '../../text/standing-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './league.module.css';

interface AgencyPartProps {
  readonly agency: AgencyAdoption;
}

/** n/N; the numerator of an unknown figure is a dash, a masked one has its sign. */
export function PeopleCount({ figure }: { readonly figure: Figure }) {
  const format = useFormat();
  return <span className={classes['numbers']}>{format.people(figure)}</span>;
}

/** Rate, interval and target as one mark. */
export function AgencyBar({ agency }: AgencyPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { figure, target } = agency;
  return (
    <RateBar
      value={figure.value}
      range={maskedRange(figure)}
      interval={figure.interval}
      threshold={target?.threshold ?? null}
      tone={toneOf(figure)}
      sentence={describeBar(t, format, { name: agency.name, figure, target })}
    />
  );
}

/** The interval in figures; without value the reason stands there, and where the count is masked what it stands for. */
export function IntervalText({ figure }: { readonly figure: Figure }) {
  const format = useFormat();
  return (
    <span className={classes['interval']}>
      {figure.interval === null ? <UnknownReason figure={figure} /> : format.interval(figure.interval)}
    </span>
  );
}

function UnknownReason({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { numerator, publication, denominator } = figure;
  if (numerator !== null && publication === 'at-least')
    return t('verdict.maskedHint', { least: format.count(numerator), most: format.count(denominator) });
  if (numerator !== null) return t('verdict.maskedHint', { least: '0', most: format.count(numerator) });
  if (figure.withheldFor === 'other-people') return t('verdict.otherPeopleHint');
  if (figure.verdict === 'not-published') return t(denominator < MIN_PEOPLE ? 'verdict.notPublishedHint' : 'verdict.notSinglyHint');
  // What is lacking stands as the status.
  if (figure.verdict === 'too-few-days')
    return figure.definition === 'du-2@1' && figure.withheldFor === 'too-few-days' ? t('verdict.tooFewDaysHint') : null;
  if (figure.coverage === null || figure.coverage === 0) return t('league.missingAll');
  return describeMissing(t, format, { ...figure, coverage: figure.coverage });
}

export function AgencyMiniLine({ agency }: AgencyPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { target } = agency;
  return (
    <MiniLine
      values={agency.trend.map(drawnValue)}
      ranges={agency.trend.map(drawnRange)}
      threshold={target?.threshold ?? null}
      sentence={describeMiniLine(t, format, agency.trend, target)}
    />
  );
}

/** Verdict, people short, the level reached beside it, boxes that only machines look into, and whether so few people can carry a conclusion. */
export function AgencyStatus({ agency: { figure, target, standing, boxes } }: AgencyPartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const standingWords = standing === null ? '' : describeStanding(t, format, { standing, threshold: target?.threshold ?? null });
  const isShort = figure.shortBy !== null && figure.shortBy > 0;
  return (
    <div className={classes['status']}>
      <StatusMark
        verdict={figure.verdict}
        word={describeStatus(t, figure)}
        hint={isShort ? `· ${t('verdict.short', { count: figure.shortBy ?? 0 })}` : undefined}
      />
      {standingWords !== '' && <span className={classes['standing']}>{standingWords}</span>}
      {boxes.machineOnly !== null && boxes.machineOnly > 0 && (
        <span className={classes['standing']}>
          {t('league.machineOnly', { count: boxes.machineOnly, shown: format.count(boxes.machineOnly) })}
        </span>
      )}
      {figure.isInconclusive && (
        <span className={classes['inconclusive']}>
          <span aria-hidden>≈ </span>
          {t('verdict.inconclusive')}
        </span>
      )}
    </div>
  );
}

function toneOf({ verdict }: Figure): 'met' | 'not-met' | 'plain' {
  if (verdict === 'met') return 'met';
  return verdict === 'near' || verdict === 'not-met' ? 'not-met' : 'plain';
}
