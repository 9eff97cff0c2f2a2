import type { AdoptionReply, AgencyAdoption, Figure, TargetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { Bullet } from '../../charts/bullet.tsx';
import { RateBar } from '../../charts/rate-bar.tsx';
import { maskedRange } from '../../text/course-points.ts';
import { describeBar, describeBullet } from '../../text/mark-sentences.ts';
import { namePeriod } from '../../text/period-text.ts';
import { describeRateBase } from '../../text/rate-base.ts';
import { useFormat } from '../../text/use-format.ts';
import { ChangeText } from '../../ui/change-text.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { VERDICTS } from './count-verdicts.ts';
import classes from './meeting.module.css';

/** Rows that fit a page in letters that are read from the back of a room. */
const MOST_ROWS = 7;
const MOST_NAMED = 4;

interface SlideProps {
  readonly reply: AdoptionReply;
}

/** The province's rate, large, and beside it how many agencies stand where. */
export function ProvinceSlide({ reply }: SlideProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { province, target, provinceChange, comparedWith } = reply;
  return (
    <div className={classes['sides']}>
      <div className={classes['side']}>
        <p className={classes['figure']}>
          <strong>{format.rate(province, target) ?? '—'}</strong>{' '}
          {target !== null && <span>{t('kpi.target', { rate: format.threshold(target.threshold) })}</span>}
        </p>
        {target !== null && <LargeBullet figure={province} target={target} />}
        <p>
          {province.denominator > 0 && t('kpi.people', { people: format.people(province) })}
          {province.shortBy !== null && province.shortBy > 0 && ` · ${t('verdict.shortLong', { count: province.shortBy })}`}
        </p>
        <Ground reply={reply} />
        {provinceChange !== null && comparedWith !== null && (
          <p>
            <ChangeText change={provinceChange} withUnit /> {t('kpi.versus', { period: namePeriod(t, comparedWith) })}
            {describeRateBase(t, format, reply.provinceChangeAgencies, reply.agencies.length)}
          </p>
        )}
        {reply.isProvisional && <p>{t('kpi.notOver')}</p>}
      </div>
      <VerdictCounts verdicts={reply.verdicts} />
    </div>
  );
}

/** What the province's rate rests on: its interval, the coverage of its logs and the definition. */
export function Ground({ reply }: SlideProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { interval, coverage } = reply.province;
  const parts = [
    interval === null ? null : t('kpi.interval', { interval: format.interval(interval) }),
    coverage === null ? null : t('meeting.coverage', { rate: format.coverage(coverage) }),
    reply.definition.toUpperCase(),
  ];
  return <p className={classes['context']}>{t('meeting.ground', { parts: parts.filter(Boolean).join(' · ') })}</p>;
}

/** How many agencies stand where. */
export function VerdictCounts({ verdicts }: { readonly verdicts: AdoptionReply['verdicts'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={classes['verdicts']} aria-label={t('league.status')}>
      {VERDICTS.filter((verdict) => verdicts[verdict] > 0).map((verdict) => (
        <li key={verdict}>
          <strong>{format.count(verdicts[verdict])}</strong> <StatusMark verdict={verdict} />
        </li>
      ))}
    </ul>
  );
}

function LargeBullet({ figure, target }: { readonly figure: Figure; readonly target: TargetReply }) {
  const { t } = useTranslation();
  const sentence = describeBullet(t, useFormat(), figure, target);
  if (figure.value === null || sentence === null) return null;
  return (
    <div className={classes['bullet']}>
      <Bullet
        value={figure.value}
        range={maskedRange(figure)}
        threshold={target.threshold}
        nearFrom={target.levels.minimum ?? target.threshold}
        tone={toneOf(figure)}
        sentence={sentence}
      />
    </div>
  );
}

/** Those farthest from their target. */
export function FarthestSlide({ rows }: { readonly rows: readonly AgencyAdoption[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className={classes['rows']}>
      {rows.slice(0, MOST_ROWS).map(({ code, name, figure, target }) => (
        <li key={code}>
          <span>
            {name}{' '}
            <span className={classes['context']}>
              <span className={classes['people']}>{format.people(figure)}</span>
              {figure.shortBy !== null && figure.shortBy > 0 && ` · ${t('verdict.short', { count: figure.shortBy })}`}
            </span>
          </span>
          <strong>{format.rate(figure, target) ?? '—'}</strong>
          <RateBar
            value={figure.value}
            range={maskedRange(figure)}
            interval={null}
            threshold={target?.threshold ?? null}
            tone={toneOf(figure)}
            sentence={describeBar(t, format, { name, figure, target })}
          />
          <span className={classes['state']}>
            <StatusMark verdict={figure.verdict} />
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Colour of a bar: that of its verdict; what is withheld has none. */
export function toneOf({ verdict }: Pick<Figure, 'verdict'>): 'met' | 'not-met' | 'plain' {
  if (verdict === 'met') return 'met';
  return verdict === 'near' || verdict === 'not-met' ? 'not-met' : 'plain';
}

/** The rate of the province without those that lack logs, and with them as 0: what is not known lies between. */
export function MissingSlide({ reply }: SlideProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { agencies, province, provinceMissingAsZero, target } = reply;
  const missing = agencies.filter(({ figure }) => figure.verdict === 'insufficient-data');
  return (
    <>
      <ul className={classes['plain']}>
        {missing.slice(0, MOST_NAMED).map(({ code, name, figure }) => (
          <li key={code}>
            {figure.coverage === null ? name : t('quality.nameCoverage', { name, rate: format.coverage(figure.coverage) })}
          </li>
        ))}
        {missing.length > MOST_NAMED && <li>{t('quality.more', { count: missing.length - MOST_NAMED })}</li>}
      </ul>
      <ul className={classes['rows']}>
        <VariantRow name={t('meeting.without')} figure={province} target={target} />
        {provinceMissingAsZero !== null && <VariantRow name={t('meeting.asZero')} figure={provinceMissingAsZero} target={target} />}
      </ul>
    </>
  );
}

interface VariantRowProps {
  readonly name: string;
  readonly figure: Figure;
  readonly target: TargetReply | null;
}

function VariantRow({ name, figure, target }: VariantRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li data-large>
      <span>
        {name} <span className={`${classes['context']} ${classes['people']}`}>{format.people(figure)}</span>
      </span>
      <strong>{format.rate(figure, target) ?? '—'}</strong>
      <RateBar
        value={figure.value}
        range={maskedRange(figure)}
        interval={null}
        threshold={target?.threshold ?? null}
        tone={toneOf(figure)}
        sentence={describeBar(t, format, { name, figure, target })}
      />
      <span className={classes['state']}>
        <StatusMark verdict={figure.verdict} />
      </span>
    </li>
  );
}
