import type { ReportCell, ReportColumn, ReportTable } from '../contract/document.ts';
import type { Figure, RatioInterval } from '../contract/figure.ts';
import type { TargetTerms } from '../contract/target.ts';
import { MASK_SIGNS } from '../publication/mask-count.ts';
import { coveragePercent } from '../target/rate-percent.ts';
import { DASH, MINUS, viCount, viCoverage, viInterval, viPeople, viPoints, viRate, viRatio, viThreshold } from './vi-text.ts';

type Terms = Pick<TargetTerms, 'threshold' | 'comparator'>;

export function textCell(text: string): ReportCell {
  return { text, value: text === '' || text === DASH ? null : text };
}

export function countCell(count: number | null): ReportCell {
  return count === null ? { text: DASH, value: null } : { text: viCount(count), value: count };
}

export function ratioCell(ratio: number | null): ReportCell {
  return ratio === null ? { text: DASH, value: null } : { text: viRatio(ratio), value: ratio };
}

/** Rounded down in both, so that 94.97 % never reads as the 95 % it misses. */
export function coverageCell(coverage: number | null): ReportCell {
  return { text: viCoverage(coverage), value: coverage === null ? null : coveragePercent(coverage) / 100 };
}

/** n/N and, of a sum, its margin: a masked count stays masked in data too. */
export function peopleCell(figure: Figure): ReportCell {
  const { numerator, denominator, publication, margin } = figure;
  const sign = MASK_SIGNS[publication];
  const users = numerator === null ? DASH : sign === '' ? numerator : `${sign}${viCount(numerator)}`;
  const text = viPeople(figure);
  return { text, value: text, data: [users, denominator, publication === 'about' ? margin : null] };
}

/** Both ends of an interval of ratios. */
export function intervalCell(interval: RatioInterval | null): ReportCell {
  return { ...textCell(viInterval(interval)), data: [interval?.lower ?? null, interval?.upper ?? null] };
}

/** Sign, threshold, and how far the rate is above it; of a masked rate, whose distance would tell it, nothing. */
export function targetData({ value, publication }: Figure, target: Terms | null): ReportCell['value'][] {
  if (target === null) return [null, null, null];
  const gap = value !== null && isNumber(publication) ? value - target.threshold : null;
  return [target.comparator === '>=' ? '≥' : '>', target.threshold, gap];
}

/** "≥ 90%" */
export function targetCell(figure: Figure, target: Terms | null): ReportCell {
  const data = targetData(figure, target);
  return { ...textCell(target === null ? DASH : `${data[0]} ${viThreshold(target.threshold)}`), data };
}

/** Paper documents of all documents in the baseline. */
export function baselineCell(paper: number | null, documents: number | null): ReportCell {
  if (paper === null || documents === null) return { text: DASH, value: null, data: [null, null] };
  return { ...textCell(`${viCount(paper)}/${viCount(documents)}`), data: [paper, documents] };
}

/** A change of a count: "+3", "−2". */
export function countChangeCell(change: number): ReportCell {
  return { text: `${change > 0 ? '+' : ''}${viCount(change)}`, value: change };
}

/** A change of a share, in percentage points: "+1,3 điểm %"; the data hold a ratio. */
export function pointsChangeCell(change: number): ReportCell {
  const sign = change > 0 ? '+' : change < 0 ? MINUS : '';
  return { text: `${sign}${viPoints(change)}`, value: change };
}

/** A masked rate is text with its sign in data too, since its number alone would claim to be the rate. */
export function rateCell(figure: Figure, target: Terms | null): ReportCell {
  const text = viRate(figure, target);
  return { text, value: isNumber(figure.publication) ? figure.value : figure.value === null ? null : text };
}

/** Whether its number says what it is. */
function isNumber(publication: Figure['publication']): boolean {
  return publication === 'exact' || publication === 'about';
}

export function column(key: string, title: string, kind: ReportColumn['kind'], width: number): ReportColumn {
  return { key, title, kind, width };
}

const ORDINAL = column('no', 'TT', 'ordinal', 9);

/** Ends of the names of files with data. */
export const REPORT_TABLE_IDS = ['co-quan', 'dinh-nghia', 'van-ban-giay', 'do-phu', 'chenh-lech'] as const;

/** A table whose rows are numbered. */
export function numbered(table: ReportTable & { readonly id: (typeof REPORT_TABLE_IDS)[number] }): ReportTable {
  return {
    ...table,
    columns: [ORDINAL, ...table.columns],
    rows: table.rows.map((row, index) => [{ text: String(index + 1), value: index + 1 }, ...row]),
  };
}
