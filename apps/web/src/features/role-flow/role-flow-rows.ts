import { leadingFlow, sumFlow } from '@nhip-thu/metrics';
import type { FlowCell, FlowDirection, FlowGroup, RoleFlowReply } from '@nhip-thu/metrics';

/** A pair of groups: copies within one agency and to people of other agencies. */
export interface FlowRow {
  readonly from: FlowGroup;
  readonly to: FlowGroup;
  readonly direction: FlowDirection;
  /** Null: fewer than 10. */
  readonly inside: number | null;
  readonly outside: number | null;
}

/** Pairs of groups in the order of the answer, senders from the highest; none when nothing is told. */
export function listFlowRows({ inside, outside }: RoleFlowReply): FlowRow[] {
  return (inside ?? []).map(({ from, to, direction, copies }, at) => ({
    ...{ from, to, direction, inside: copies, outside: outside?.[at]?.copies ?? null },
  }));
}

/** What the title says: the direction of most copies within one agency; null when too few are printed. */
export function findFlow({ inside }: Pick<RoleFlowReply, 'inside'>): ReturnType<typeof leadingFlow> {
  return leadingFlow(sumFlow(inside ?? []));
}

/** Whether more of the copies that are printed stayed within one agency, or went to another, and of how many in 10 (half up); null when none are printed. */
export function findReach({ inside, outside }: Pick<RoleFlowReply, 'inside' | 'outside'>): {
  readonly reach: 'inside' | 'between';
  readonly inTen: number;
} | null {
  const [within, between] = [sumFlow(inside ?? []).all, sumFlow(outside ?? []).all];
  if (within + between === 0) return null;
  const inTen = Math.floor((10 * Math.max(within, between)) / (within + between) + 0.5);
  return { reach: between > within ? 'between' : 'inside', inTen };
}

/** Copies that the groups sent to other agencies, as they are printed. */
export function sumOutside(cells: readonly FlowCell[] | null, from: FlowGroup): number {
  return sumFlow((cells ?? []).filter((cell) => cell.from === from)).all;
}

/** All copies in the picture as they are printed: whoever reads the cells can add them up, so the sum tells nothing more than they do. */
export function sumPrinted({ inside, outside }: Pick<RoleFlowReply, 'inside' | 'outside'>): number {
  return sumFlow([...(inside ?? []), ...(outside ?? [])]).all;
}
