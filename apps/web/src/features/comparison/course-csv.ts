import type { AdoptionReply, AgencyAdoption, CsvValue, TrendPoint } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { POINT_HEADER, toPointCells } from '../../text/point-csv.ts';

const HEADER = ['agency_code', 'agency', 'tier', ...POINT_HEADER, 'as_of', 'computed_at'];

type Source = Pick<AdoptionReply, 'definition' | 'asOf' | 'computedAt'>;

/** The agencies' courses as a file, one line a point: rows, order and rounding of the screen; unknown cells are empty. */
export function toCourseCsv(rows: readonly AgencyAdoption[], reply: Source): string {
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
      const points = [...(agency.before === null ? [] : [agency.before]), nowOf(agency, reply)];
      return points.map((point) => lineOf(agency, point, reply));
    }),
  );
}

/** The figure of the asked period as a point. */
function nowOf({ figure, target, standing, snapshotId }: AgencyAdoption, { period, isProvisional }: AdoptionReply): TrendPoint {
  const { value, numerator, publication, margin, denominator, verdict, coverage } = figure;
  return {
    ...{ periodId: period.id, value, numerator, publication, margin, denominator, verdict, coverage },
    ...{ due: standing?.due ?? null, threshold: target?.threshold ?? null, snapshotIds: [snapshotId], isProvisional },
  };
}

function lineOf({ code, name, tier, target }: AgencyAdoption, point: TrendPoint, { definition, asOf, computedAt }: Source): CsvValue[] {
  return [code, name, tier, ...toPointCells(point, definition, target?.comparator), asOf, computedAt];
}
