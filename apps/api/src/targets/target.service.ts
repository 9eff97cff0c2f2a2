import { Injectable } from '@nestjs/common';
import {
  citeBasis,
  isInForce,
  type IsoDate,
  type TargetChangeReply,
  type TargetEntry,
  type TargetHistoryReply,
  type TargetScope,
  type TargetsReply,
} from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { Clock } from '../calendar/clock.ts';
import type { LocalisedFieldError } from '../http/problem.ts';
import { judgeSuperseded, listFaults, refuse, refuseTakenPlace } from './target-faults.ts';
import { invalidTarget, noTarget } from './target-problem.ts';
import { TargetRepository, type StoredTarget } from './target.repository.ts';
import type { TargetInput } from './target.schema.ts';

/** Enters targets, each of which may supersede one, and tells what became of them. */
@Injectable()
export class TargetService {
  constructor(
    private readonly targets: TargetRepository,
    private readonly clock: Clock,
  ) {}

  /** Every target with its state on a day, or today: in force first, then what is to come, then the past; by metric, the newest first. */
  async list(asked: IsoDate | null = null): Promise<TargetsReply> {
    const [today, demo, stored] = await Promise.all([this.clock.today(), this.clock.demo(), this.targets.list()]);
    const day = asked ?? today;
    const agencies = await this.targets.listAgencies(day);
    const entries = stored.map((target) => entryOf(target, stored, day));
    return {
      day,
      targets: entries.toSorted(byState),
      agencies: agencies.map(({ code, name, tier, divisions }) => ({ code, name, tier, divisions })),
      isDemo: demo !== null,
    };
  }

  /** A target with all it superseded and all that superseded it, oldest first. @throws ProblemException no-target */
  async history(id: number): Promise<TargetHistoryReply> {
    const [day, stored] = await Promise.all([this.clock.today(), this.targets.list()]);
    let oldest = stored.find((target) => target.id === id);
    if (oldest === undefined) throw noTarget(id);
    // Ends: a target supersedes one that was entered before it.
    while (oldest.supersedes !== null) oldest = byId(stored, oldest.supersedes);
    const versions: StoredTarget[] = [];
    const successors = new Map(stored.map((target) => [target.supersedes, target]));
    for (let next: StoredTarget | undefined = oldest; next !== undefined; next = successors.get(next.id)) versions.push(next);
    return { day, versions: versions.map((target) => entryOf(target, stored, day)) };
  }

  /** @throws ProblemException invalid-target naming every field, target-superseded, target-in-place */
  async enter(entered: TargetInput, by: string): Promise<TargetChangeReply> {
    const { scope: named, legalBasis, ...input } = entered;
    const today = await this.clock.today();
    return this.targets.transaction(async (manager) => {
      const faults = listFaults(entered, today);
      const scope = await this.findScope(manager, named, input.validFrom, faults);
      const stored = await this.targets.list(manager);
      if (scope !== null) judgeSuperseded({ ...input, scope }, stored, faults);
      // What is wrong at fields is told first: where it should stand may be wrong only because of it.
      if (faults.length > 0 || scope === null) throw invalidTarget(faults);
      refuseTakenPlace({ ...input, scope }, stored);
      const id = await this.targets.insert({ ...input, scope, legalBasis: { kind: 'instrument', ...legalBasis }, by }, manager);
      return { id };
    });
  }

  /** The scope with ids for names; null, with a fault, when there is no such unit. */
  private async findScope(
    manager: EntityManager,
    named: TargetInput['scope'],
    day: IsoDate,
    faults: LocalisedFieldError[],
  ): Promise<TargetScope | null> {
    if (named.kind === 'province' || named.kind === 'tier') return named;
    const agency = (await this.targets.listAgencies(day, manager)).find(({ code }) => code === named.agency);
    if (agency === undefined) return refuse(faults, 'scope.agency');
    if (named.kind === 'agency') return { kind: 'agency', agencyId: agency.id };
    const divisionId = await this.targets.findDivision(manager, agency.id, named.division);
    return divisionId === null ? refuse(faults, 'scope.division') : { kind: 'division', divisionId };
  }
}

const STATE_ORDER = { 'in-force': 0, future: 1, past: 2 };

/** In force first; then by metric, the newest first. */
function byState(a: TargetEntry, b: TargetEntry): number {
  if (a.state !== b.state) return STATE_ORDER[a.state] - STATE_ORDER[b.state];
  if (a.metric !== b.metric) return a.metric < b.metric ? -1 : 1;
  return a.validFrom === b.validFrom ? b.id - a.id : a.validFrom < b.validFrom ? 1 : -1;
}

function entryOf(target: StoredTarget, stored: readonly StoredTarget[], day: IsoDate): TargetEntry {
  const successor = stored.find(({ supersedes }) => supersedes === target.id);
  return {
    ...target,
    supersededBy: successor === undefined ? null : { id: successor.id, from: successor.validFrom },
    state: stateOf(target, stored, day),
    basisLine: citeBasis(target.legalBasis),
  };
}

function stateOf(target: StoredTarget, stored: readonly StoredTarget[], day: IsoDate): TargetEntry['state'] {
  if (isInForce(target, stored, day)) return 'in-force';
  const isOver = stored.some(({ supersedes, validFrom }) => supersedes === target.id && validFrom <= day);
  return target.validFrom > day && !isOver ? 'future' : 'past';
}

function byId(stored: readonly StoredTarget[], id: number): StoredTarget {
  const found = stored.find((target) => target.id === id);
  if (found === undefined) throw new Error(`target ${id} is referred to and not there`);
  return found;
}
