import type { FrozenChange, Period } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSigned, MINUS } from '../../text/format.ts';
import type { Format } from '../../text/format.ts';
import { nameMetric } from '../../text/metric-text.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CardTable } from '../../ui/card-table.tsx';
import type { CardRow } from '../../ui/card-table.tsx';
import classes from './freezes.module.css';

interface ChangeTableProps {
  readonly period: Period;
  readonly changes: readonly FrozenChange[];
  /** Heading of the later figures: those of now, or of an amendment. */
  readonly afterWord: 'after' | 'afterAmended';
}

/** Of a province whose logs changed each figure differs: more rows than these come when asked for. */
const FIRST_CHANGES = 40;

/** What differs, figure by figure. */
export function ChangeTable({ period, changes, afterWord }: ChangeTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const numbers = (['before', afterWord, 'delta'] as const).map((word) => ({ key: word, head: t(`freezes.${word}`), isNumber: true }));
  const words = (['unit', 'metric', 'field'] as const).map((word) => ({ key: word, head: t(`freezes.${word}`) }));
  return (
    <CardTable
      label={t('freezes.changeRegion', { period: namePeriod(t, period) })}
      className={classes['table']}
      columns={[...words, ...numbers, { key: 'since', head: t('freezes.since') }]}
      rows={changes.map((change) => toRow(t, format, change))}
      firstRows={FIRST_CHANGES}
    />
  );
}

function toRow(t: TFunction, format: Format, change: FrozenChange): CardRow {
  const { agency, agencyName, metric, field, before, after, delta, since } = change;
  const show = (value: number | string | null): ReactNode =>
    field === 'text' && value !== null ? <span className={classes['prose']}>{value}</span> : showValue(t, format, field, value);
  return {
    key: [agency, metric, field, before, after].join(' '),
    marks: { 'data-change': `${agency ?? 'province'} ${metric} ${field}` },
    cells: [
      agencyName ?? t('freezes.province'),
      metric === 'footnotes' ? t('freezes.footnotes') : nameMetric(t, metric),
      t(`freezes.fields.${field}`),
      show(before),
      show(after),
      showDelta(t, format, field, delta),
      since === null ? '—' : <span className={classes['moment']}>{format.moment(since)}</span>,
    ],
  };
}

function showValue(t: TFunction, format: Format, field: FrozenChange['field'], value: number | string | null): string {
  if (value === null) return '—';
  // The verdict words are those of the contract.
  if (typeof value === 'string') return t(`verdict.${value}` as 'verdict.met');
  if (field === 'coverage') return format.coverage(value);
  return field === 'headline' ? format.ratio(value) : format.count(value);
}

/** With its sign; of shares in percentage points. */
function showDelta(t: TFunction, format: Format, field: FrozenChange['field'], delta: number | null): string {
  if (delta === null) return '—';
  if (field !== 'coverage' && field !== 'headline') return formatSigned(format, delta);
  return t('change.signed', { amount: `${delta < 0 ? MINUS : '+'}${format.points(delta)}` });
}
