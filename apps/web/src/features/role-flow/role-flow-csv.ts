import { ROLE_FLOW } from '@nhip-thu/metrics';
import type { CsvValue, RoleFlowReply } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import { toTenth } from '../../text/to-tenth.ts';
import type { FlowRow } from './role-flow-rows.ts';

const HEADER = [
  ...['agency_code', 'period', 'from', 'to', 'definition', 'from_group', 'to_group', 'direction', 'copies_inside', 'copies_other_agencies'],
  ...['status', 'told_received', 'received', 'told_percent', 'told_agencies', 'untold_agencies', 'left_out_agencies'],
  ...['provisional', 'snapshot_id', 'as_of'],
];

/**
 * The same pairs as on screen, fewer than 10 empty; where nothing is told one line says why. Every line has what the note under the picture says: how
 * many of the copies received are told, and of how many agencies. `snapshotIds` are those of the figures of the period, which come of the same logs.
 */
export function toRoleFlowCsv(reply: RoleFlowReply, rows: readonly FlowRow[], snapshotIds: readonly number[]): string {
  const { code, period, isProvisional, withheld, received, toldReceived, agencies, asOf } = reply;
  const head = [code, period.id, period.from, period.to, ROLE_FLOW];
  const told = received === null || received === 0 || toldReceived === null ? null : toldReceived / received;
  const tail = [
    ...[toldReceived, received, toTenth(told), agencies?.told ?? null, agencies?.untold ?? null, agencies?.leftOut ?? null],
    ...[String(isProvisional), snapshotIds.join(' '), asOf],
  ];
  const lines: CsvValue[][] = rows.map((row) => [row.from, row.to, row.direction, row.inside, row.outside, statusOf(row)]);
  const shown = lines.length === 0 ? [[null, null, null, null, null, withheld]] : lines;
  return toCsv(
    HEADER,
    shown.map((line) => [...head, ...line, ...tail]),
  );
}

/** Whether both counts of a pair are told. */
function statusOf({ inside, outside }: FlowRow): string {
  if (inside === null && outside === null) return 'few';
  return inside === null || outside === null ? 'partly-few' : 'known';
}
