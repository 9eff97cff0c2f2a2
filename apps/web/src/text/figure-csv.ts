import { coveragePercent, MASK_SIGNS, ratePercentDigits } from '@nhip-thu/metrics';
import type { AgencySensitivity, Figure, SensitivityReply } from '@nhip-thu/metrics';
import { toCsv } from './csv.ts';
import { silenceOf } from './silence-text.ts';
import { toTenth } from './to-tenth.ts';

const HEADER = [
  ...['agency_code', 'agency', 'period', 'from', 'to', 'definition', 'numerator', 'denominator', 'rate_percent'],
  ...[
    'publication',
    'interval_lower_percent',
    'interval_upper_percent',
    'coverage_percent',
    'bounds_lower_percent',
    'bounds_upper_percent',
  ],
  ...['status', 'withheld_for', 'snapshot_id', 'as_of', 'computed_at'],
];

/** An agency's figures; of the province, whose cell of the code is empty, there may be no one snapshot. */
type FigureRow = Pick<AgencySensitivity, 'name' | 'figures'> & {
  readonly [Key in 'code' | 'snapshotId']: AgencySensitivity[Key] | null;
};

/** Agencies under every definition as a file, one line a figure: rows in the order given, definitions in theirs; unknown cells are empty. */
export function toFigureCsv(
  rows: readonly FigureRow[],
  { period, asOf, computedAt }: Pick<SensitivityReply, 'period' | 'asOf' | 'computedAt'>,
): string {
  return toCsv(
    HEADER,
    rows.flatMap(({ code, name, figures, snapshotId }) =>
      figures.map((figure) => [
        ...[code, name, period.id, period.from, period.to, figure.definition, toMasked(figure, figure.numerator), figure.denominator],
        ...[toMasked(figure, percentOf(figure)), figure.publication, ...evidenceOf(figure)],
        ...[figure.verdict, silenceOf(figure), snapshotId, asOf, computedAt],
      ]),
    ),
  );
}

function percentOf({ numerator, denominator }: Figure): number | null {
  return numerator === null ? null : (ratePercentDigits(numerator, denominator, null)?.percent ?? null);
}

/** Interval, coverage and bounds, in percent. */
function evidenceOf({ interval, coverage, bounds }: Figure): (number | null)[] {
  const covered = coverage === null ? null : coveragePercent(coverage);
  return [toTenth(interval?.lower), toTenth(interval?.upper), covered, toTenth(bounds?.lower), toTenth(bounds?.upper)];
}

/** A number as it is printed: "≥9" where it stands for two, so that nobody reads it as the count. */
export function toMasked({ publication }: Pick<Figure, 'publication'>, value: number | null): number | string | null {
  const sign = MASK_SIGNS[publication];
  return value === null || sign === '' ? value : `${sign}${value}`;
}
