import type { ReportCell, ReportColumn, ReportTable } from '../contract/document.ts';
import type { Figure } from '../contract/figure.ts';
import type { TargetTerms } from '../contract/target.ts';
import { coveragePercent } from '../target/rate-percent.ts';
import { DASH, viCount, viCoverage, viPeople, viRate, viRatio } from './vi-text.ts';

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

/** n/N: a masked count stays masked in data too. */
export function peopleCell(figure: Figure): ReportCell {
  return textCell(viPeople(figure));
}

/** A masked rate is text with its sign in data too, since its number alone would claim to be the rate. */
export function rateCell(figure: Figure, target: Pick<TargetTerms, 'threshold' | 'comparator'> | null): ReportCell {
  const text = viRate(figure, target);
  const isNumber = figure.publication === 'exact' || figure.publication === 'about';
  return { text, value: isNumber ? figure.value : figure.value === null ? null : text };
}

export function column(key: string, title: string, kind: ReportColumn['kind'], width: number): ReportColumn {
  return { key, title, kind, width };
}

const ORDINAL = column('no', 'TT', 'ordinal', 9);

/** A table whose rows are numbered. */
export function numbered(table: ReportTable): ReportTable {
  return {
    ...table,
    columns: [ORDINAL, ...table.columns],
    rows: table.rows.map((row, index) => [{ text: String(index + 1), value: index + 1 }, ...row]),
  };
}
