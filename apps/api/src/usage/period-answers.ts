import { Injectable } from '@nestjs/common';
import { parsePeriodId, type FreshnessReply, type Period, type PeriodsReply, type UnitStructure } from '@nhip-thu/metrics';
import { z } from 'zod';
import { ProblemException } from '../http/problem.ts';
import { NO_FIGURES } from './adoption-problem.ts';
import { Clock } from '../calendar/clock.ts';
import { namePeriod } from '../calendar/period-name.ts';
import { toProvinceTime } from '../calendar/province-time.ts';
import { AdoptionService } from './adoption.service.ts';
import { FreshReplies } from './fresh-replies.ts';
import { UsageRepository } from './usage.repository.ts';

/** What is asked of a period. */
export const PeriodQuery = z.strictObject({
  /** Id of a standard period; the last closed reporting month when absent. */
  ky: z.string().max(20).optional(),
});

export const StructureQuery = PeriodQuery.extend({
  /** Units as they were in the period (`tai-thoi-diem`), or as they are now. */
  cc: z.enum(['tai-thoi-diem', 'hien-nay']).default('hien-nay'),
});

/** Answers about a period that has figures, kept while nothing of what they are made of changes. */
@Injectable()
export class PeriodAnswers {
  constructor(
    private readonly adoption: AdoptionService,
    private readonly fresh: FreshReplies,
    private readonly usage: UsageRepository,
    private readonly clock: Clock,
  ) {}

  /** Standard periods with figures, newest first, and the default one. */
  async listPeriods(): Promise<PeriodsReply> {
    return (await this.fresh.get('periods', () => this.adoption.periods())) ?? { periods: [], defaultPeriodId: null };
  }

  /** @param question names everything that is asked besides period and structure. @throws ProblemException no-figures */
  async get<Reply extends object>(
    question: string,
    { ky, cc }: z.infer<typeof StructureQuery>,
    read: (period: Period, structure: UnitStructure) => Promise<Reply | null>,
  ): Promise<Reply> {
    const periodId = ky ?? (await this.listPeriods()).defaultPeriodId;
    const period = periodId === null ? null : parsePeriodId(periodId);
    const structure = cc === 'hien-nay' ? 'as-is' : 'as-was';
    const reply = period === null ? null : await this.fresh.get(`${question} ${period.id} ${structure}`, () => read(period, structure));
    if (reply !== null) return reply;
    const name = namePeriod(ky ?? '');
    const detail =
      ky === undefined
        ? { vi: 'Chưa kỳ nào có số liệu: hãy nạp nhật ký máy chủ thư.', en: 'No period has figures yet: feed a mail-server log.' }
        : { vi: `Không có số liệu của ${name.vi}.`, en: `There are no figures of ${name.en}.` };
    throw new ProblemException(NO_FIGURES, { detail });
  }

  /** Up to when logs tell, and whether of a demo: what stands below every answer. */
  async readStanding(): Promise<FreshnessReply> {
    const [lastLoggedAt, demo] = await Promise.all([this.usage.lastLoggedAt(), this.clock.demo()]);
    return { asOf: lastLoggedAt === null ? null : toProvinceTime(lastLoggedAt), isDemo: demo !== null };
  }
}
