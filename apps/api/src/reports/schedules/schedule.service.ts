import { Injectable } from '@nestjs/common';
import {
  nextOccurrence,
  SCHEDULE_AUDIENCE,
  type Role,
  type ScheduleKind,
  type ScheduleRecipient,
  type ScheduleReply,
  type SchedulesReply,
} from '@nhip-thu/metrics';
import { INVALID_INPUT, ProblemException } from '../../http/problem.ts';
import { JobQueue } from '../../queue/job-queue.ts';
import { findOrderFaults, findRecipientFaults, obstacleOf, type ScheduleOrder } from './check-order.ts';
import { NO_SCHEDULE } from './schedule-problem.ts';
import { beatOf } from './schedule-period.ts';
import { SchedulePlaces } from './schedule-places.ts';
import { ScheduleRepository, type RecipientAccount, type StoredSchedule } from './schedule.repository.ts';

const EVERY_AUDIENCE: readonly Role[] = [...new Set(Object.values(SCHEDULE_AUDIENCE).flat())];

/** Takes and tells schedules. */
@Injectable()
export class ScheduleService {
  constructor(
    private readonly schedules: ScheduleRepository,
    private readonly places: SchedulePlaces,
    private readonly queue: JobQueue,
  ) {}

  async list(): Promise<SchedulesReply> {
    const [stored, runs, candidates, { now, ...beside }] = await Promise.all([
      this.schedules.listActive(),
      this.schedules.listRuns(),
      this.schedules.listAccounts(EVERY_AUDIENCE),
      this.places.read(),
    ]);
    const accounts = await this.schedules.findAccounts([...new Set(stored.flatMap(({ recipients }) => recipients))]);
    return {
      schedules: stored.map((schedule) => replyOf(schedule, { accounts, now, runs: runs.get(schedule.id) ?? [] })),
      candidates: candidates.map((account) => recipientOf(account.username, account, null)),
      ...beside,
    };
  }

  /** What came due since `startsOn` is done right away. @throws ProblemException invalid-input, recipients whose role is not shown this among them */
  async add(order: ScheduleOrder, by: string): Promise<ScheduleReply> {
    const recipients = [...new Set(order.recipients.map((name) => name.trim().toLowerCase()))];
    const accounts = await this.schedules.findAccounts(recipients);
    const { kind, cadence, template = null, formats = [], day = null, hour = null } = order;
    const errors = [...findOrderFaults({ ...order, recipients }), ...findRecipientFaults({ kind, recipients }, accounts)];
    if (errors.length > 0) throw new ProblemException(INVALID_INPUT, { errors });
    const { now, today } = await this.places.readClock();
    const schedule = {
      ...{ kind, cadence, template, formats: kind === 'report' ? formats : [], recipients },
      ...(cadence === 'at-once' ? { day: null, hour: null } : { day, hour }),
      ...{ startsOn: order.startsOn ?? today, madeBy: by, madeAt: now },
    };
    const id = await this.schedules.insert(schedule);
    await this.queue.add('run-schedules', {});
    return replyOf({ id, ...schedule }, { accounts, now, runs: [] });
  }

  /** @throws ProblemException no-schedule */
  async remove(id: number, by: string): Promise<void> {
    if (!(await this.schedules.remove(id, by))) throw new ProblemException(NO_SCHEDULE);
  }
}

function recipientOf(username: string, account: RecipientAccount | null, kind: ScheduleKind | null): ScheduleRecipient {
  const { displayName, role } = account ?? { displayName: username, role: null };
  return { username, displayName, role, obstacle: obstacleOf(account, kind) };
}

interface Beside {
  readonly accounts: readonly RecipientAccount[];
  readonly now: Date;
  readonly runs: ScheduleReply['runs'];
}

function replyOf({ madeAt, recipients, ...schedule }: StoredSchedule, { accounts, now, runs }: Beside): ScheduleReply {
  const beat = beatOf(schedule);
  const beforeStart = Date.parse(`${schedule.startsOn}T00:00:00+07:00`) - 1;
  return {
    ...schedule,
    recipients: recipients.map((username) =>
      recipientOf(username, accounts.find((account) => account.username === username) ?? null, schedule.kind),
    ),
    nextAt: beat === null ? null : nextOccurrence(beat, new Date(Math.max(now.getTime(), beforeStart))).toISOString(),
    runs,
    madeAt: madeAt.toISOString(),
  };
}
