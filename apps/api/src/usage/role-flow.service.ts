import { Injectable } from '@nestjs/common';
import {
  FLOW_CELLS,
  FLOW_GROUPS,
  groupFlow,
  isProvisionalOn,
  publishFlow,
  type AgencyRoles,
  type FlowGrouping,
  type FlowGroupings,
  type FlowSilence,
  type IsoDate,
  type Period,
  type RoleCounts,
  type RoleFlowReply,
} from '@nhip-thu/metrics';
import { Clock } from '../calendar/clock.ts';
import { asSystem } from '../database/reach.ts';
import { AgencyDayRepository } from './agency-day.repository.ts';
import { AgencyFlowRepository, type RoleChange } from './agency-flow.repository.ts';
import type { AgencyFlowFigures } from './correlate/day-figures.ts';
import { UsageRepository } from './usage.repository.ts';

type FlowAnswer = Omit<RoleFlowReply, 'asOf' | 'isDemo'>;
type ToldPart = Pick<RoleFlowReply, 'groups' | 'inside' | 'outside' | 'withheld' | 'received' | 'toldReceived'>;

/** What one agency's mail came to, or that of all. */
interface FlowCounts {
  readonly copies: readonly number[];
  readonly received: number;
  readonly toldReceived: number;
}

/** All that the answers about a period are made of, for the units of that time. */
interface FlowTable {
  readonly today: IsoDate;
  readonly groupings: FlowGroupings;
  readonly countsOf: ReadonlyMap<number, FlowCounts>;
}

const NOBODY: RoleCounts = { board: 0, head: 0, specialist: 0 };
const NO_COUNTS: FlowCounts = { copies: Array.from({ length: 2 * FLOW_CELLS }, () => 0), received: 0, toldReceived: 0 };

/** Mail by role group, of one agency or of the province: copies of messages between groups of at least 10 people (ADR 47). */
@Injectable()
export class RoleFlowService {
  constructor(
    private readonly flows: AgencyFlowRepository,
    private readonly volume: AgencyDayRepository,
    private readonly usage: UsageRepository,
    private readonly clock: Clock,
  ) {}

  /** Null when the period has no figures. */
  async readProvince(period: Period): Promise<FlowAnswer | null> {
    if (!(await this.hasFigures(period))) return null;
    const { today, groupings, countsOf } = await this.readTable(period);
    const head = { period, isProvisional: isProvisionalOn(period, today), code: null, name: null };
    const { ofAgency, isProvinceTold } = groupings;
    const told = [...ofAgency].filter(([, grouping]) => isProvinceTold || grouping !== 'none').map(([id]) => id);
    const parts = told.map((id) => countsOf.get(id) ?? NO_COUNTS);
    const counts = parts.reduce(addCounts, NO_COUNTS);
    const untold = parts.filter(({ received, toldReceived }) => received > 0 && toldReceived === 0).length;
    const grouping = isProvinceTold ? 'three' : told.length > 0 ? 'two' : 'none';
    return { ...head, ...tell(counts, grouping), agencies: { told: told.length, untold, leftOut: ofAgency.size - told.length } };
  }

  /** Whether the caller may see an agency of this code. */
  async hasAgency(code: string): Promise<boolean> {
    return (await this.flows.findAgency(code)) !== null;
  }

  /** Null when the caller has no such agency, or the period has no figures. */
  async readAgency(code: string, period: Period): Promise<FlowAnswer | null> {
    const agency = await this.flows.findAgency(code);
    if (agency === null || !(await this.hasFigures(period))) return null;
    const { today, groupings, countsOf } = await this.readTable(period);
    const told = tell(countsOf.get(agency.id) ?? NO_COUNTS, groupings.ofAgency.get(agency.id) ?? 'none');
    return { period, isProvisional: isProvisionalOn(period, today), code, name: agency.name, ...told, agencies: null };
  }

  private async hasFigures(period: Period): Promise<boolean> {
    return (await this.usage.listPeriodIds()).includes(period.id);
  }

  /** What may be told of one agency depends on the people of all, whom nobody but the program sees. */
  private async readTable({ from, to }: Period): Promise<FlowTable> {
    const today = await this.clock.today();
    const last = today < to ? today : to;
    const [sums, volume, changes] = await asSystem(() =>
      Promise.all([this.flows.sum(from, last), this.volume.sum(from, last), this.flows.listRoleChanges(from, last)]),
    );
    const flowOf = new Map<number, AgencyFlowFigures>(sums.map((sum) => [sum.agencyId, sum]));
    const countsOf = new Map(
      volume.map(({ agencyId, received }) => {
        const { copies, toldReceived } = flowOf.get(agencyId) ?? NO_COUNTS;
        return [agencyId, { copies, toldReceived, received }];
      }),
    );
    return { today, groupings: groupFlow(listDays(changes)), countsOf };
  }
}

/** The people of the agencies on each day on which something changed, the first of the span first. */
function* listDays(changes: readonly RoleChange[]): Generator<AgencyRoles> {
  const people = new Map<number, RoleCounts>();
  for (const [at, { day, agencyId, role, change }] of changes.entries()) {
    const before = people.get(agencyId) ?? NOBODY;
    people.set(agencyId, { ...before, [role]: before[role] + change });
    if (changes[at + 1]?.day !== day) yield people;
  }
}

function tell(counts: FlowCounts, grouping: FlowGrouping): ToldPart {
  const withheld = silenceOf(counts, grouping);
  if (withheld !== null) return notTold(withheld, counts);
  const { copies, received, toldReceived } = counts;
  return {
    ...{ groups: FLOW_GROUPS[grouping], withheld, received, toldReceived },
    inside: publishFlow(copies.slice(0, FLOW_CELLS), grouping),
    outside: publishFlow(copies.slice(FLOW_CELLS), grouping),
  };
}

function silenceOf({ received, toldReceived }: FlowCounts, grouping: FlowGrouping): FlowSilence | null {
  if (grouping === 'none') return 'few-people';
  if (received === 0) return 'no-log';
  return toldReceived === 0 ? 'untold' : null;
}

function notTold(withheld: FlowSilence, { received }: FlowCounts): ToldPart {
  return { groups: [], inside: null, outside: null, withheld, received: withheld === 'untold' ? received : null, toldReceived: null };
}

function addCounts(a: FlowCounts, b: FlowCounts): FlowCounts {
  return {
    copies: a.copies.map((count, at) => count + (b.copies[at] ?? 0)),
    received: a.received + b.received,
    toldReceived: a.toldReceived + b.toldReceived,
  };
}
