import { Injectable } from '@nestjs/common';
import {
  parsePeriodId,
  type NamedPeopleReply,
  type NamedViewReply,
  type NamedViewsReply,
  type NamedViewState,
  type Period,
} from '@nhip-thu/metrics';
import type { SignedInAccount } from '../access/account.repository.ts';
import { AuditLog } from '../access/audit/audit-log.ts';
import { WallClock } from '../access/wall-clock.ts';
import { asSystem } from '../database/reach.ts';
import { ProblemException } from '../http/problem.ts';
import { OwnUseService } from '../usage/own-use.service.ts';
import { NamedViewRepository, type StoredView } from './named-view.repository.ts';
import type { JudgementInput, NamedViewInput } from './named-view.schema.ts';
import { NamedViewSurroundings } from './named-view-surroundings.ts';
import { NO_NAMED_VIEW, NO_SUCH_AGENCY, NO_SUCH_PERIOD, NOT_GRANTED, OWN_NAMED_VIEW, SAME_HANDS, WRONG_STEP } from './privacy-problem.ts';

const DAY_MS = 86_400_000;

export type Caller = Pick<SignedInAccount, 'username' | 'role' | 'officialId'>;

/** Rule 7: who was counted how, by name, only for a purpose that a second person approved, for some days, each reading on record. */
@Injectable()
export class NamedViewService {
  constructor(
    private readonly views: NamedViewRepository,
    private readonly surroundings: NamedViewSurroundings,
    private readonly use: OwnUseService,
    private readonly audit: AuditLog,
    private readonly clock: WallClock,
  ) {}

  /** What the caller sees, newest first. */
  async list(): Promise<NamedViewsReply> {
    const [stored, { agencies, periods, isDemo }] = await Promise.all([this.views.list(), this.surroundings.read()]);
    return {
      views: stored.map((view) => this.replyOf(view)),
      agencies: agencies.map(({ code, name }) => ({ code, name })),
      ...{ periods, isDemo },
    };
  }

  /** Those that show the caller, who sees no other. */
  async listOwn(): Promise<NamedViewReply[]> {
    return (await this.views.list()).map((view) => this.replyOf(view));
  }

  /** @throws ProblemException unknown-agency, no-such-period */
  async ask({ agency: code, periodId, ...input }: NamedViewInput, { username, officialId }: Caller): Promise<NamedViewReply> {
    const { agencies, periods } = await this.surroundings.read();
    const agency = agencies.find((each) => each.code === code);
    if (agency === undefined) throw new ProblemException(NO_SUCH_AGENCY);
    const period = periods.find(({ id }) => id === periodId);
    if (period === undefined) throw new ProblemException(NO_SUCH_PERIOD);
    const id = await this.views.transaction(async (manager) => {
      const made = await this.views.insert(manager, {
        ...{ ...input, agencyId: agency.id, periodId, fromDay: period.from, toDay: period.to },
        ...{ askedBy: username, askerOfficial: officialId },
      });
      await this.views.insertStep(manager, made, { act: 'asked', by: username, at: this.clock.now(), text: null });
      return made;
    });
    return this.replyOf(await this.find(id));
  }

  /** A second person approves or refuses; the asker or any who may judge revokes. @throws ProblemException no-named-view, own-named-view, wrong-step, named-view-same-hands */
  async judge(id: number, { act, text }: JudgementInput, { username, officialId }: Caller): Promise<NamedViewReply> {
    // Before the transaction, which must not wait for a second connection.
    const areSameHands = act === 'approved' && (await this.areSameHands(await this.find(id), username));
    await this.views.transaction(async (manager) => {
      const [view] = await this.views.list(id, manager);
      if (view === undefined) throw new ProblemException(NO_NAMED_VIEW);
      const isOwn = view.askedBy === username || (officialId !== null && view.askerOfficial === officialId);
      if (act !== 'revoked' && isOwn) throw new ProblemException(OWN_NAMED_VIEW);
      const state = this.stateOf(view);
      if (state !== (act === 'revoked' ? 'approved' : 'asked')) throw new ProblemException(WRONG_STEP);
      if (areSameHands) throw new ProblemException(SAME_HANDS);
      await this.views.insertStep(manager, id, { act, by: username, at: this.clock.now(), text });
    });
    return this.replyOf(await this.find(id));
  }

  /** The people, for whoever asked for the view, while it holds. @throws ProblemException no-named-view, not-granted */
  async readPeople(id: number, { username, role }: Caller, network: string): Promise<NamedPeopleReply> {
    const view = await this.find(id);
    const period = periodOf(view);
    if (view.askedBy !== username || this.stateOf(view) !== 'approved') throw new ProblemException(NOT_GRANTED);
    const at = this.clock.now();
    // What cannot be written down is not shown.
    await this.audit.write({
      ...{ kind: 'read', actor: username, role, action: 'named-views.open', subject: `named-view ${id} ${view.periodId}` },
      ...{ agency: view.agency, reason: view.purpose, network },
    });
    await this.views.transaction((manager) => this.views.insertStep(manager, id, { act: 'read', by: username, at, text: null }));
    // Nobody's role shows them these rows: this grant does.
    const { today, people } = await asSystem(() => this.use.readAgency(view.agencyId, period));
    const names = await this.views.listNames(people.map(({ officialId }) => officialId));
    const rows = people.flatMap((person) => {
      const name = names.get(person.officialId);
      return name === undefined ? [] : [{ ...name, ...person }];
    });
    return {
      ...{ view: this.replyOf(await this.find(id)), readBy: username, readAt: at.toISOString(), today },
      people: rows.toSorted((a, b) => a.fullName.localeCompare(b.fullName, 'vi') || a.officialId - b.officialId),
    };
  }

  /** Nobody is their own second person by an account that they made or took over. */
  private areSameHands({ id, askedBy: asker, steps }: StoredView, approver: string): Promise<boolean> {
    const asked = steps.find(({ act }) => act === 'asked');
    if (asked === undefined) throw new Error(`named view ${id} was asked by nobody`);
    return this.surroundings.mayBeOne({ asker, approver, askedAt: new Date(asked.at) });
  }

  private async find(id: number): Promise<StoredView> {
    const [view] = await this.views.list(id);
    if (view === undefined) throw new ProblemException(NO_NAMED_VIEW);
    return view;
  }

  private stateOf(view: StoredView): NamedViewState {
    const last = view.steps.findLast(({ act }) => act !== 'read')?.act;
    if (last === undefined || last === 'read') throw new Error(`named view ${view.id} has no step`);
    if (last !== 'approved') return last;
    return this.clock.now().getTime() < expiryOf(view) ? 'approved' : 'expired';
  }

  private replyOf(view: StoredView): NamedViewReply {
    const { id, agency, agencyName, purpose, basis, askedBy, days, steps } = view;
    const isApproved = steps.some(({ act }) => act === 'approved');
    return {
      ...{ id, agency, agencyName, period: periodOf(view), purpose, basis, askedBy, days, state: this.stateOf(view), steps },
      expiresAt: isApproved ? new Date(expiryOf(view)).toISOString() : null,
    };
  }
}

/** Of one that was approved, in milliseconds. */
function expiryOf({ steps, days }: StoredView): number {
  const approval = steps.find(({ act }) => act === 'approved');
  return approval === undefined ? 0 : new Date(approval.at).getTime() + days * DAY_MS;
}

function periodOf({ periodId }: StoredView): Period {
  const period = parsePeriodId(periodId);
  if (period === null) throw new Error(`no period: ${periodId}`);
  return period;
}
