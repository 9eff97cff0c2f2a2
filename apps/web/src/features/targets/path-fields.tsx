import { Button, NativeSelect, TextInput } from '@mantine/core';
import { addDays, isIsoDate, listPeriods } from '@nhip-thu/metrics';
import type { IsoDate, Period } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { isLikelyDay } from '../../text/parse-day.ts';
import { describePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { EMPTY_POINT } from './target-draft.ts';
import type { DraftPoint } from './target-draft.ts';
import classes from './targets.module.css';
import type { DraftHook } from './use-target-draft.ts';

const PATHS = ['none', 'linear', 'steps'] as const;
/** Periods that a path may be laid through: from a year before the target begins to three after. */
const REACH_DAYS = { before: 366, after: 3 * 366 };

interface PathFieldsProps {
  readonly hook: DraftHook;
  readonly day: IsoDate;
  /** Whether the path of the superseded target was left out because it is over. */
  readonly isFormerOver: boolean;
}

/** The way to the target: none, even from one period to another, or in steps. */
export function PathFields({ hook, day, isFormerOver }: PathFieldsProps) {
  const { t } = useTranslation();
  const { draft, change, errorOf } = hook;
  const from = isIsoDate(draft.validFrom) && isLikelyDay(draft.validFrom) ? draft.validFrom : day;
  const kind = draft.periodKind === '' ? 'reporting-month' : draft.periodKind;
  const periods = listPeriods(kind, addDays(from, -REACH_DAYS.before), addDays(from, REACH_DAYS.after));
  const error = errorOf('trajectory');
  return (
    <fieldset className={classes['group']}>
      <legend>{t('targets.path')}</legend>
      <NativeSelect
        label={t('targets.pathKind')}
        description={isFormerOver ? t('targets.formerPathOver') : undefined}
        data={PATHS.map((value) => ({ value, label: t(`targets.paths.${value}`) }))}
        value={draft.path}
        error={error}
        onChange={({ currentTarget: { value } }) => change({ path: PATHS.find((each) => each === value) ?? 'none' })}
      />
      {draft.path === 'linear' && <EvenPath hook={hook} periods={periods} />}
      {draft.path === 'steps' && <Steps hook={hook} periods={periods} />}
    </fieldset>
  );
}

interface PointsProps {
  readonly hook: DraftHook;
  readonly periods: readonly Period[];
}

function EvenPath({ hook: { draft, change, errorOfPoint }, periods }: PointsProps) {
  const { t } = useTranslation();
  const [from = EMPTY_POINT, to = EMPTY_POINT] = draft.points;
  return (
    <>
      <PeriodSelect
        label={t('targets.pathFrom')}
        periods={periods}
        value={from.periodId}
        error={errorOfPoint(0, 'periodId')}
        onChange={(periodId) => change({ points: [{ ...from, periodId }, to] })}
      />
      <TextInput
        label={t('targets.pathStart')}
        inputMode="decimal"
        value={from.percent}
        error={errorOfPoint(0, 'percent')}
        onChange={({ currentTarget: { value } }) => change({ points: [{ ...from, percent: value }, to] })}
      />
      <PeriodSelect
        label={t('targets.pathTo')}
        periods={periods}
        value={to.periodId}
        error={errorOfPoint(1, 'periodId')}
        onChange={(periodId) => change({ points: [from, { ...to, periodId }] })}
      />
    </>
  );
}

function Steps({ hook: { draft, change, errorOfPoint }, periods }: PointsProps) {
  const { t } = useTranslation();
  const points = draft.points.length === 0 ? [EMPTY_POINT] : draft.points;
  const put = (at: number, more: Partial<DraftPoint>): void =>
    change({ points: points.map((point, index) => (index === at ? { ...point, ...more } : point)) });
  return (
    <ol className={classes['steps']}>
      {points.map((point, at) => (
        // The place of a step is what it is known by.
        <li key={at}>
          <PeriodSelect
            label={t('targets.stepPeriod', { at: at + 1 })}
            periods={periods}
            value={point.periodId}
            error={errorOfPoint(at, 'periodId')}
            onChange={(periodId) => put(at, { periodId })}
          />
          <TextInput
            label={t('targets.stepPercent', { at: at + 1 })}
            inputMode="decimal"
            value={point.percent}
            error={errorOfPoint(at, 'percent')}
            onChange={({ currentTarget: { value } }) => put(at, { percent: value })}
          />
          {points.length > 1 && (
            <Button
              variant="default"
              aria-label={t('targets.removeStep', { at: at + 1 })}
              onClick={() => change({ points: points.filter((_, index) => index !== at) })}
            >
              ✕
            </Button>
          )}
        </li>
      ))}
      <li>
        <Button variant="default" onClick={() => change({ points: [...points, EMPTY_POINT] })}>
          {t('targets.addStep')}
        </Button>
      </li>
    </ol>
  );
}

interface PeriodSelectProps {
  readonly label: string;
  readonly periods: readonly Period[];
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (periodId: string) => void;
}

function PeriodSelect({ label, periods, value, error, onChange }: PeriodSelectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const options = periods.map((period) => ({ value: period.id, label: describePeriod(t, format, period) }));
  // A path that lies farther off than what is offered keeps its period.
  const own = value === '' || options.some((option) => option.value === value) ? [] : [{ value, label: value }];
  return (
    <NativeSelect
      label={label}
      data={[{ value: '', label: t('targets.choose') }, ...own, ...options]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
