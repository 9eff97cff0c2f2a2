import { coveragePercent } from '@nhip-thu/metrics';
import type { AdoptionReply, AgencyAdoption } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { toMasked } from '../../text/figure-csv.ts';
import { silenceOf } from '../../text/silence-text.ts';

/** What the rows are made of: the answer about all agencies, or that about one. */
export type QualityReply = Pick<AdoptionReply, 'agencies' | 'period' | 'definition' | 'asOf' | 'computedAt'>;

/** How much of an agency's rate log-ins alone would promise. */
export interface RobotRow {
  readonly agency: AgencyAdoption;
  /** People whose box was logged in to at all, of those the rate speaks of, 0..1; null where that is not told. */
  readonly loggedInRate: number | null;
  /** `loggedInRate` less the rate; null unless both are known and exact. */
  readonly gap: number | null;
}

/**
 * Agencies by how many boxes only machines look into, most first, then by how far log-ins are above people; after them those of whom the boxes are
 * not told, and last those that have no rate at all.
 */
export function listRobotRows(agencies: readonly AgencyAdoption[]): RobotRow[] {
  return agencies
    .map(toRow)
    .toSorted(
      (a, b) =>
        Number(a.agency.figure.value === null) - Number(b.agency.figure.value === null) ||
        largestFirst(a.agency.boxes.machineOnly, b.agency.boxes.machineOnly) ||
        largestFirst(a.gap, b.gap) ||
        (a.agency.figure.coverage ?? 0) - (b.agency.figure.coverage ?? 0),
    );
}

function toRow(agency: AgencyAdoption): RobotRow {
  const { figure, boxes } = agency;
  const loggedInRate = boxes.loggedIn === null || figure.value === null ? null : boxes.loggedIn / figure.denominator;
  const isExact = figure.publication === 'exact';
  return { agency, loggedInRate, gap: loggedInRate === null || figure.value === null || !isExact ? null : loggedInRate - figure.value };
}

/** The agency with most boxes that only machines look into, and whose rate log-ins would therefore flatter; null where there is none. */
export function findMostFlattered(rows: readonly RobotRow[]): RobotRow | null {
  const [first] = rows;
  return first !== undefined && (first.agency.boxes.machineOnly ?? 0) > 0 ? first : null;
}

/** The unknown is last. */
function largestFirst(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

const HEADER = [
  ...['agency_code', 'agency', 'period', 'from', 'to', 'definition', 'covered_minutes', 'expected_minutes', 'coverage_percent'],
  ...[
    'logged_in',
    'machine_only',
    'numerator',
    'denominator',
    'publication',
    'status',
    'withheld_for',
    'snapshot_id',
    'as_of',
    'computed_at',
  ],
];

/** The rows as a file; unknown cells are empty. */
export function toRobotCsv(rows: readonly RobotRow[], { period, definition, asOf, computedAt }: Omit<QualityReply, 'agencies'>): string {
  return toCsv(
    HEADER,
    rows.map(({ agency: { code, name, figure, boxes, snapshotId } }) => [
      ...[
        code,
        name,
        period.id,
        period.from,
        period.to,
        definition,
        figure.coverageMinutes?.coveredMinutes ?? null,
        figure.coverageMinutes?.expectedMinutes ?? null,
      ],
      figure.coverage === null ? null : coveragePercent(figure.coverage),
      ...[boxes.loggedIn, boxes.machineOnly, toMasked(figure, figure.numerator), figure.denominator],
      ...[figure.publication, figure.verdict, silenceOf(figure), snapshotId, asOf, computedAt],
    ]),
  );
}
