import { coveragePercent, ratePercentDigits } from '@nhip-thu/metrics';
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
      ...[volume.sent, volume.sentUntold, ...directionsOf(volume), volume.received],
      ...[snapshotId, reply.asOf, reply.computedAt],
    ]),
  );
}

function percentOf({ numerator, denominator }: Figure, target: TargetReply | null): number | null {
  return numerator === null
    ? null
    : (ratePercentDigits(numerator, denominator, target?.threshold ?? null, target?.comparator)?.percent ?? null);
}

/** Where messages went, and to how many: "≥" where the logs do not tell it of all of them, as of any other count that is a bound. */
function directionsOf({ sentUntold, ...volume }: VolumeReply): (number | string | null)[] {
  const publication = sentUntold === 0 ? 'exact' : 'at-least';
  const { sentInternal, sentExternal, sentMixed, recipients, internalRecipients } = volume;
  return [sentInternal, sentExternal, sentMixed, recipients, internalRecipients].map((count) => toMasked({ publication }, count));
}

/** Minutes with evidence, minutes expected, and between what the rate lies. */
function evidenceOf({ coverageMinutes, bounds }: Figure): (number | null)[] {
  const minutes = coverageMinutes === null ? [null, null] : [coverageMinutes.coveredMinutes, coverageMinutes.expectedMinutes];
  return [...minutes, toTenth(bounds?.lower), toTenth(bounds?.upper)];
}
