import type { Period } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { namePeriod } from '../../text/period-text.ts';
import { nameRule } from '../../text/rule-text.ts';
import { countStatuses } from '../../text/silence-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountsTrace } from '../../ui/counts-trace.tsx';
import type { IndicatorRow } from './indicators.ts';
import type { MatrixRowsProps } from './matrix-cells.tsx';

interface MatrixMethodProps extends Pick<MatrixRowsProps, 'rows' | 'definitions' | 'hasPaper'> {
  readonly period: Period;
  readonly asOf: string | null;
}

/** What the cells are, and of every column of how many of the agencies on the screen, and of how many people, they tell. */
export function MatrixMethod({ rows, definitions, hasPaper, period, asOf }: MatrixMethodProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const all = format.count(rows.length);
  const countOf = (isTold: (row: IndicatorRow) => boolean): string => format.count(rows.filter(isTold).length);
  const lines = [
    ...definitions.map((_, at) => tellColumn(at)),
    ...(hasPaper
      ? [
          t('trace.paperCells', {
            rule: nameRule(t, 'paper-reduction@1'),
            told: countOf(({ paper }) => (paper?.registers.shown ?? null) !== null),
            all,
          }),
        ]
      : []),
    t('trace.coverageCells', { rule: nameRule(t, 'coverage@2'), told: countOf(({ coverage }) => coverage !== null), all }),
  ];
  const snapshotIds = [...new Set(rows.map(({ snapshotId }) => snapshotId))].toSorted((a, b) => a - b);
  const rules = [...definitions, ...(hasPaper ? ['paper-reduction@1'] : []), 'coverage@2'];
  return (
    <>
      <p>{t('compare.matrixMethod')}</p>
      <CountsTrace lines={lines} source={{ rules, period: namePeriod(t, period), snapshotIds, asOf }} />
    </>
  );

  function tellColumn(at: number): string {
    const figures = rows.flatMap(({ figures: own }) => own[at] ?? []);
    const told = figures.filter(({ numerator }) => numerator !== null);
    const reasons = countStatuses(
      t,
      format,
      figures.filter(({ numerator }) => numerator === null),
    );
    const people = format.count(told.reduce((sum, { denominator }) => sum + denominator, 0));
    const words = { rule: nameRule(t, definitions[at] ?? ''), told: format.count(told.length), all, people };
    return reasons === '' ? t('trace.cells', words) : t('trace.cellsSilent', { ...words, reasons });
  }
}
