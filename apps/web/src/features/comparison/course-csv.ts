import { parsePeriodId, ratePercentDigits } from '@nhip-thu/metrics';
import type { AdoptionReply, AgencyAdoption, TrendPoint } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { toMasked } from '../../text/figure-csv.ts';

const HEADER = [
  ...['agency_code', 'agency', 'tier', 'period', 'from', 'to', 'definition', 'numerator', 'denominator', 'rate_percent'],
  ...['publication', 'status', 'as_of', 'computed_at'],
];

/** The agencies' courses as a file, one line a point: rows, order and rounding of the screen; unknown cells are empty. */
export function toCourseCsv(rows: readonly AgencyAdoption[], reply: Pick<AdoptionReply, 'definition' | 'asOf' | 'computedAt'>): string {
  return toCsv(
    HEADER,
    rows.flatMap((agency) => agency.trend.map((point) => lineOf(agency, point, reply))),
  );
}

/** Agencies before and after as a file, two lines an agency. */
export function toBeforeCsv(rows: readonly AgencyAdoption[], reply: AdoptionReply): string {
  return toCsv(
    HEADER,
    rows.flatMap((agency) => {
      const { value, numerator, publication, margin, denominator, verdict } = agency.figure;
      const now = { periodId: reply.period.id, value, numerator, publication, margin, denominator, verdict, due: null };
      return [...(agency.before === null ? [] : [agency.before]), now].map((point) => lineOf(agency, point, reply));
    }),
  );
}

function lineOf(
  { code, name, tier, target }: AgencyAdoption,
  point: TrendPoint,
  { definition, asOf, computedAt }: Pick<AdoptionReply, 'definition' | 'asOf' | 'computedAt'>,
): (string | number | null)[] {
  const { periodId, numerator, denominator, publication, verdict } = point;
  const period = parsePeriodId(periodId);
  const rate = numerator === null ? null : ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator);
  return [
    ...[code, name, tier, periodId, period?.from ?? null, period?.to ?? null, definition],
    ...[toMasked(point, numerator), denominator, toMasked(point, rate?.percent ?? null), publication, verdict, asOf, computedAt],
  ];
}
