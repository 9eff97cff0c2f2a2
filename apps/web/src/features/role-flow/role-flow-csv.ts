import type { RoleFlowReply } from '@nhip-thu/metrics';
import { toCsv } from '../../text/csv.ts';
import type { FlowRow } from './role-flow-rows.ts';

/** The same pairs as on screen; fewer than 10 are empty. */
export function toRoleFlowCsv({ code, period, isProvisional, asOf }: RoleFlowReply, rows: readonly FlowRow[]): string {
  return toCsv(
    [
      'agency_code',
      'period',
      'from',
      'to',
      'from_group',
      'to_group',
      'direction',
      'copies_inside',
      'copies_other_agencies',
      'provisional',
      'as_of',
    ],
    rows.map(({ from, to, direction, inside, outside }) => [
      ...[code, period.id, period.from, period.to, from, to, direction, inside, outside, String(isProvisional), asOf],
    ]),
  );
}
