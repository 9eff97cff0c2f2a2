import { coveragePercent, MIN_COVERAGE } from '@nhip-thu/metrics';
import type { AgencyCoursePoint, AgencyCourseReply } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import type { CourseRow } from './course-finding.ts';

/** The counts of the flow in the order of its columns. */
export const FLOW_COUNTS = [
  ...(['sent', 'sentInternal', 'sentMixed', 'sentExternal', 'sentUntold'] as const),
  ...(['recipients', 'internalRecipients', 'received'] as const),
];

/** Where the mail went as a file: the same periods as on screen; what no log tells is empty. */
export function toFlowCsv({ code, asOf }: AgencyCourseReply, rows: readonly CourseRow[]): string {
  return toCsv(
    [
      ...['agency_code', 'period', 'from', 'to', 'definition'],
      ...['sent', 'sent_internal', 'sent_mixed', 'sent_external', 'sent_untold', 'recipients', 'internal_recipients', 'received'],
      ...['coverage_percent', 'status', 'provisional', 'snapshot_id', 'as_of'],
    ],
    rows.map(({ period, point }) => [
      ...[code, period.id, period.from, period.to, 'volume@1', ...FLOW_COUNTS.map((count) => point[count])],
      ...[percentOf(point.coverage), mailStatusOf(point), String(point.isProvisional), point.snapshotId, asOf],
    ]),
  );
}

/** Whether logs tell of the mail, and of all of it; in the words of the file of days of mail. */
function mailStatusOf({ sent, coverage }: AgencyCoursePoint): 'no-log' | 'partial' | 'known' {
  if (sent === null) return 'no-log';
  return coverage === null || coverage < MIN_COVERAGE ? 'partial' : 'known';
}

/** How much logs tell as a file: the same periods as on screen; what is not known is empty. */
export function toCoverageCsv({ code, asOf }: AgencyCourseReply, rows: readonly CourseRow[]): string {
  return toCsv(
    [
      ...['agency_code', 'period', 'from', 'to', 'definition', 'coverage_percent', 'covered_minutes', 'expected_minutes', 'status'],
      ...['provisional', 'snapshot_id', 'as_of'],
    ],
    rows.map(({ period, point: { coverage, coverageMinutes, isProvisional, snapshotId } }) => [
      ...[code, period.id, period.from, period.to, 'coverage@2', percentOf(coverage)],
      ...[coverageMinutes?.coveredMinutes ?? null, coverageMinutes?.expectedMinutes ?? null, statusOf(coverage)],
      ...[String(isProvisional), snapshotId, asOf],
    ]),
  );
}

function percentOf(coverage: number | null): number | null {
  return coverage === null ? null : coveragePercent(coverage);
}

/** Whether logs suffice for a rate. */
function statusOf(coverage: number | null): 'unknown' | 'insufficient-data' | 'sufficient' {
  if (coverage === null) return 'unknown';
  return coverage < MIN_COVERAGE ? 'insufficient-data' : 'sufficient';
}
