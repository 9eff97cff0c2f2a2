import { Injectable } from '@nestjs/common';
import {
  requestClocks,
  requestDueOn,
  requestStateAfter,
  type DataRequestReply,
  type DataRequestState,
  type DeskRequestReply,
  type DeskRequestsReply,
  type IsoDate,
  type OwnRequestsReply,
} from '@nhip-thu/metrics';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { Clock } from '../calendar/clock.ts';
import { INVALID_INPUT, ProblemException } from '../http/problem.ts';
import { DataRequestRepository, type StoredRequest } from './data-request.repository.ts';
import type { RequestInput, RequestStepInput } from './data-request.schema.ts';
import { DAY_TO_COME, NO_DATA_REQUEST, WRONG_STEP } from './privacy-problem.ts';
import { RequestEffects } from './request-effects.ts';

/** Requests of officials about their own data, with their clocks. What is granted changes the directory, never a figure. */
@Injectable()
export class DataRequestService {
  constructor(
    private readonly requests: DataRequestRepository,
    private readonly clock: Clock,
    private readonly calendar: CalendarRepository,
    private readonly effects: RequestEffects,
  ) {}

  /** @throws ProblemException invalid-input for a day to come */
  async make(officialId: number, { kind, day, text }: RequestInput, by: string): Promise<DataRequestReply> {
    const [today, at, book] = await Promise.all([this.clock.today(), this.clock.now(), this.calendar.readBook()]);
    if (day !== null && day > today) throw new ProblemException(INVALID_INPUT, { errors: [{ path: 'day', message: DAY_TO_COME }] });
    const clocks = requestClocks(kind, today, book.calendarOf(null));
    const id = await this.requests.transaction(async (manager) => {
      const made = await this.requests.insert(manager, { officialId, kind, day, madeOn: today, ...clocks });
      await this.requests.insertStep(manager, { id: made, officialId }, { act: 'made', by, at, text, effect: null });
      return made;
    });
    return replyOf(await this.find(id), today);
  }

  async listOwn(officialId: number): Promise<OwnRequestsReply> {
    const [today, stored] = await Promise.all([this.clock.today(), this.requests.list({ officialId })]);
    return { today, requests: stored.map((request) => replyOf(request, today)) };
  }

  /** What is due first, then what is settled, the newest first. */
  async listAll(): Promise<DeskRequestsReply> {
    const [today, stored] = await Promise.all([this.clock.today(), this.requests.list({})]);
    return { today, requests: stored.map((request) => deskReplyOf(request, today)).toSorted(byUrgency) };
  }

  /** @throws ProblemException no-data-request, wrong-step, effect-refused, not-erasable */
  async act(id: number, input: RequestStepInput, by: string): Promise<DeskRequestReply> {
    const at = await this.clock.now();
    await this.requests.transaction(async (manager) => {
      const [request] = await this.requests.list({ id }, manager);
      if (request === undefined) throw new ProblemException(NO_DATA_REQUEST);
      const state = stateOf(request);
      const isSettled = state === 'done' || state === 'refused';
      if (isSettled || (state === 'answered' && input.act === 'answered')) throw new ProblemException(WRONG_STEP);
      const effect = input.act === 'done' ? input.effect : null;
      if (effect !== null) await this.effects.take(request, effect, by);
      await this.requests.insertStep(manager, request, { act: input.act, by, at, text: input.text, effect });
    });
    return deskReplyOf(await this.find(id), await this.clock.today());
  }

  private async find(id: number): Promise<StoredRequest> {
    const [request] = await this.requests.list({ id });
    if (request === undefined) throw new ProblemException(NO_DATA_REQUEST);
    return request;
  }
}

function stateOf({ id, kind, steps }: StoredRequest): DataRequestState {
  const last = steps.at(-1);
  if (last === undefined) throw new Error(`data request ${id} has no step`);
  return requestStateAfter(kind, last.act);
}

function replyOf(request: StoredRequest, today: IsoDate): DataRequestReply {
  const { id, kind, day, madeOn, answerDueOn, actDueOn, steps } = request;
  const state = stateOf(request);
  const dueOn = requestDueOn(state, { answerDueOn, actDueOn });
  return { id, kind, day, madeOn, state, answerDueOn, actDueOn, dueOn, isOverdue: dueOn !== null && dueOn < today, steps };
}

function deskReplyOf(request: StoredRequest, today: IsoDate): DeskRequestReply {
  const { officialId, fullName, agency } = request;
  return { ...replyOf(request, today), officialId, fullName, agency };
}

function byUrgency(a: DeskRequestReply, b: DeskRequestReply): number {
  const [left, right] = [a.dueOn ?? '9', b.dueOn ?? '9'];
  return left === right ? b.id - a.id : left < right ? -1 : 1;
}
