import { Injectable } from '@nestjs/common';
import {
  explanationDueDay,
  explanationStateAfter,
  explanationTurn,
  isExplanationActAllowed,
  isExplanationUnfinished,
  isoDateOfEpochSecond,
  parsePeriodId,
  type ExplanationAct,
  type ExplanationEffect,
  type ExplanationReply,
  type ExplanationSide,
  type ExplanationsReply,
  type IsoDate,
  type Period,
} from '@nhip-thu/metrics';
import { CalendarService } from '../calendar/calendar.service.ts';
import { ProblemException } from '../http/problem.ts';
import {
  EXPLANATION_UNFINISHED,
  INVALID_EFFECT,
  NO_EXPLANATION,
  NO_SUCH_AGENCY,
  NO_SUCH_PERIOD,
  WRONG_STEP,
} from './explanation-problem.ts';
import { ExplanationRepository, type NewStep, type StoredExplanation } from './explanation.repository.ts';
import type { ExplanationInput, StepInput } from './explanation.schema.ts';
import { ExplanationSurroundings } from './explanation-surroundings.ts';

/** Who acts, for which side, and when if that is not now. */
export interface ExplanationOrder {
  readonly by: string;
  readonly side: ExplanationSide;
  readonly at?: Date;
}

/** "Giải trình": asked or offered, answered, judged, closed. An acceptance changes inputs, never a figure. */
@Injectable()
export class ExplanationService {
  constructor(
    private readonly explanations: ExplanationRepository,
    private readonly surroundings: ExplanationSurroundings,
    private readonly calendar: CalendarService,
  ) {}

  /** What the caller sees: what is not closed first, the earliest due first. */
  async list(): Promise<ExplanationsReply> {
    const [stored, { today, agencies, periods, isDemo }] = await Promise.all([this.explanations.list(), this.surroundings.read()]);
    return {
      ...{ today, isDemo },
      explanations: stored.map((each) => replyOf(each, today)).toSorted(byUrgency),
      agencies: agencies.map(({ code, name }) => ({ code, name })),
      periods,
    };
  }

  /** @throws ProblemException no-explanation */
  async read(id: number): Promise<ExplanationReply> {
    const [[stored], { today }] = await Promise.all([this.explanations.list(id), this.surroundings.read()]);
    if (stored === undefined) throw new ProblemException(NO_EXPLANATION);
    return replyOf(stored, today);
  }

  /**
   * Home Affairs asks, and the agency is to answer; or the agency explains by itself.
   * @throws ProblemException unknown-agency, no-figures; explanation-unfinished while there is one of the same figure
   */
  async open({ agency: code, periodId, metric, text }: ExplanationInput, order: ExplanationOrder): Promise<ExplanationReply> {
    const { agencies, periods } = await this.surroundings.read();
    const agency = agencies.find((each) => each.code === code);
    if (agency === undefined) throw new ProblemException(NO_SUCH_AGENCY);
    if (!periods.some(({ id }) => id === periodId)) throw new ProblemException(NO_SUCH_PERIOD);
    const step = await this.makeStep(agency.id, order.side === 'agency' ? 'answered' : 'asked', text, order);
    const id = await this.explanations.transaction(async (manager) => {
      const same = (await this.explanations.list(null, manager)).find(
        (each) =>
          isExplanationUnfinished(stateOf(each)) && each.agencyId === agency.id && each.periodId === periodId && each.metric === metric,
      );
      if (same !== undefined) throw new ProblemException(EXPLANATION_UNFINISHED, { detail: describeUnfinished(same.id) });
      const made = await this.explanations.insert(manager, { agencyId: agency.id, periodId, metric, openedBy: order.side });
      await this.explanations.insertStep(manager, { id: made, agencyId: agency.id }, step);
      return made;
    });
    return this.read(id);
  }

  /** @throws ProblemException no-explanation, wrong-step, invalid-effect, and what the calendar refuses */
  async act(id: number, input: StepInput, order: ExplanationOrder): Promise<ExplanationReply> {
    await this.explanations.transaction(async (manager) => {
      const [stored] = await this.explanations.list(id, manager);
      if (stored === undefined) throw new ProblemException(NO_EXPLANATION);
      if (!isExplanationActAllowed(stateOf(stored), input.act, order.side)) throw new ProblemException(WRONG_STEP);
      const step = await this.makeStep(stored.agencyId, input.act, input.text, order);
      if (input.act !== 'accepted') await this.explanations.insertStep(manager, stored, step);
      else {
        await this.takeEffect(stored, input.effect, { by: order.by, reason: input.text });
        await this.explanations.insertStep(manager, stored, { ...step, effect: input.effect, footnote: input.footnote });
      }
    });
    return this.read(id);
  }

  private async makeStep(agencyId: number, act: ExplanationAct, text: string, { by, side, at: given }: ExplanationOrder): Promise<NewStep> {
    const { now, calendarOf } = await this.surroundings.read();
    const at = given ?? now;
    const day = isoDateOfEpochSecond(Math.floor(at.getTime() / 1000));
    return { act, side, text, by, at, dueOn: explanationDueDay(act, day, calendarOf(agencyId)), effect: null, footnote: null };
  }

  /** @throws ProblemException invalid-effect, calendar-day-taken */
  private async takeEffect(
    { id, agency, periodId }: StoredExplanation,
    effect: ExplanationEffect,
    { by, reason }: { readonly by: string; readonly reason: string },
  ): Promise<void> {
    if (effect.kind === 'directory' && !(await this.explanations.hasDirectoryChange(effect.changeId)))
      throw new ProblemException(INVALID_EFFECT, {
        detail: { vi: `Danh bạ không có lần thay đổi số ${effect.changeId}.`, en: `The directory has no change ${effect.changeId}.` },
      });
    if (effect.kind !== 'closure') return;
    const { from, to } = periodOf(periodId);
    if (effect.day < from || effect.day > to)
      throw new ProblemException(INVALID_EFFECT, {
        detail: {
          vi: `Ngày nghỉ riêng phải nằm trong kỳ, từ ${from} đến ${to}.`,
          en: `The closed day must lie in the period, ${from} to ${to}.`,
        },
      });
    const source = `Giải trình số ${id}`;
    await this.calendar.addEntry({ unit: agency, day: effect.day, kind: 'closure', source, isTentative: false, reason, by });
  }
}

function stateOf({ id, steps }: StoredExplanation): ExplanationReply['state'] {
  const last = steps.at(-1);
  if (last === undefined) throw new Error(`explanation ${id} has no step`);
  return explanationStateAfter(last.act);
}

function describeUnfinished(id: number): { vi: string; en: string } {
  return {
    vi: `Làm tiếp ở giải trình số ${id}, hoặc đóng giải trình đó trước.`,
    en: `Go on with explanation ${id}, or close it first.`,
  };
}

function periodOf(periodId: string): Period {
  const period = parsePeriodId(periodId);
  if (period === null) throw new Error(`no period: ${periodId}`);
  return period;
}

function replyOf(stored: StoredExplanation, today: IsoDate): ExplanationReply {
  const { id, agency, agencyName, metric, openedBy, steps, evidence } = stored;
  const state = stateOf(stored);
  const dueOn = steps.at(-1)?.dueOn ?? null;
  return {
    ...{ id, agency, agencyName, period: periodOf(stored.periodId), metric, openedBy, state, dueOn },
    isOverdue: dueOn !== null && dueOn < today,
    turn: explanationTurn(state),
    ...{ steps, evidence },
  };
}

/** What is due first, then what is decided, then what is closed; of equals the newest first. */
function byUrgency(a: ExplanationReply, b: ExplanationReply): number {
  const [left, right] = [rankOf(a), rankOf(b)];
  return left === right ? b.id - a.id : left < right ? -1 : 1;
}

/** Days of this century come before the other marks. */
function rankOf({ state, dueOn }: ExplanationReply): string {
  return state === 'closed' ? '9' : (dueOn ?? '8');
}
