import { coveragePercent, MIN_COVERAGE, ratePercentDigits } from '@nhip-thu/metrics';
import type { AdoptionReply, AgencyAdoption, Figure, TargetReply, VolumeReply } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { toMasked } from '../../text/figure-csv.ts';
import { toPercent } from '../../text/point-csv.ts';
import { silenceOf } from '../../text/silence-text.ts';
import { toTenth } from '../../text/to-tenth.ts';

const HEADER = [
  ...['agency_code', 'agency', 'period', 'from', 'to', 'definition', 'numerator', 'denominator', 'rate_percent', 'publication'],
  ...[
    'interval_lower_percent',
    'interval_upper_percent',
    'target_percent',
    'short_by',
    'change_points',
    'coverage_percent',
    'status',
    'withheld_for',
  ],
  ...['covered_minutes', 'expected_minutes', 'bounds_lower_percent', 'bounds_upper_percent'],
  ...['inconclusive', 'provisional', 'logged_in', 'machine_only', 'sent', 'sent_untold', 'sent_internal', 'sent_external', 'sent_mixed'],
  ...['recipients', 'internal_recipients', 'received', 'snapshot_id', 'as_of', 'computed_at'],
];

/** The league as a file: same rows, order and rounding of the rate as on screen; unknown cells are empty. */
export function toLeagueCsv(rows: readonly AgencyAdoption[], reply: AdoptionReply): string {
  const { period, definition } = reply;
  return toCsv(
    HEADER,
    rows.map(({ code, name, figure, target, change, boxes, volume, snapshotId }) => [
      ...[code, name, period.id, period.from, period.to, definition, toMasked(figure, figure.numerator), figure.denominator],
      ...[toMasked(figure, percentOf(figure, target)), figure.publication],
      ...[toTenth(figure.interval?.lower), toTenth(figure.interval?.upper), toPercent(target?.threshold)],
      ...[figure.shortBy, toTenth(change), figure.coverage === null ? null : coveragePercent(figure.coverage), figure.verdict],
      silenceOf(figure),
      ...[...evidenceOf(figure), String(figure.isInconclusive), String(reply.isProvisional), boxes.loggedIn, boxes.machineOnly],
      ...countsOf(volume, figure),
      ...[snapshotId, reply.asOf, reply.computedAt],
    ]),
  );
}

function percentOf({ numerator, denominator }: Figure, target: TargetReply | null): number | null {
  return numerator === null
    ? null
    : (ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator)?.percent ?? null);
}

/** Messages and where they went: "≥" where logs are missing, and of directions also where the logs do not tell them of all messages. */
function countsOf({ sent, sentUntold, received, ...parts }: VolumeReply, { coverage }: Figure): (number | string | null)[] {
  const { sentInternal, sentExternal, sentMixed, recipients, internalRecipients } = parts;
  const isThin = coverage !== null && coverage < MIN_COVERAGE;
  return [
    ...bound(isThin, [sent, sentUntold]),
    ...bound(isThin || sentUntold !== 0, [sentInternal, sentExternal, sentMixed, recipients, internalRecipients]),
    ...bound(isThin, [received]),
  ];
}

function bound(isBound: boolean, counts: readonly (number | null)[]): (number | string | null)[] {
  return counts.map((count) => toMasked({ publication: isBound ? 'at-least' : 'exact' }, count));
}

/** Minutes with evidence, minutes expected, and between what the rate lies. */
function evidenceOf({ coverageMinutes, bounds }: Figure): (number | null)[] {
  const minutes = coverageMinutes === null ? [null, null] : [coverageMinutes.coveredMinutes, coverageMinutes.expectedMinutes];
  return [...minutes, toTenth(bounds?.lower), toTenth(bounds?.upper)];
}
