import type { Figure, SnapshotReply, TargetReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { joinSentences } from '../text/sentences.ts';
import { describeSilence } from '../text/silence-text.ts';
import { useFormat } from '../text/use-format.ts';

/** One figure and what it came from. */
export interface Traced {
  /** Whose figure it is. */
  readonly who: string;
  readonly figure: Figure;
  readonly target: Pick<TargetReply, 'threshold' | 'comparator'> | null;
  /** Of all inputs, by their revisions, where they are told. */
  readonly snapshots: readonly SnapshotReply[];
  readonly asOf: string | null;
  readonly computedAt: string | null;
  /** Further sentences about the figure, such as that of its target. */
  readonly more?: readonly string[];
}

/** A figure down to its counts: who is divided by whom, what of the logs is missing, and which inputs it was made from. */
export function FigureTrace({ traced }: { readonly traced: Traced }) {
  const { who, figure, target, snapshots, asOf, computedAt, more = [] } = traced;
  const { t } = useTranslation();
  const format = useFormat();
  const rate = format.rate(figure, target);
  const minutes = figure.coverageMinutes;
  const lines = [
    rate === null
      ? t('trace.silent', { who, count: figure.denominator, people: format.count(figure.denominator), reason: describeSilence(t, figure) })
      : t('trace.counts', { who, people: format.people(figure), rate }),
    ...more,
    ...(figure.coverage === null ? [] : [t('trace.coverage', { rate: format.coverage(figure.coverage) })]),
    ...(minutes === null
      ? []
      : [t('trace.minutes', { covered: format.count(minutes.coveredMinutes), expected: format.count(minutes.expectedMinutes) })]),
    ...(figure.bounds === null || figure.value !== null ? [] : [t('trace.bounds', { interval: format.interval(figure.bounds) })]),
  ];
  return (
    <>
      <p data-trace>
        <strong>{t('trace.title')}</strong> {joinSentences(lines)}
      </p>
      {snapshots.map((each) => (
        <p key={each.id}>
          {t('trace.snapshot', {
            id: format.count(each.id),
            directory: format.count(each.directoryRevision),
            calendar: format.count(each.calendarRevision),
            log: format.count(each.logRevision),
            parser: format.count(each.parserVersion),
            coverage: each.coverage,
          })}
        </p>
      ))}
      {asOf !== null && computedAt !== null && (
        <p>{t('trace.times', { asOf: format.moment(asOf), computed: format.moment(computedAt) })}</p>
      )}
    </>
  );
}
