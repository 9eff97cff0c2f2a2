import { Injectable } from '@nestjs/common';
import type { AdoptionReply, IsoDate, NamedAgency, Period } from '@nhip-thu/metrics';
import { Clock } from '../../calendar/clock.ts';
import { DirectoryRepository } from '../../directory/directory.repository.ts';
import { PaperReportService } from '../../paper/paper-report.service.ts';
import { AdoptionService } from '../../usage/adoption.service.ts';
import { FrozenRepository } from '../frozen.repository.ts';

/** Who has not handed in the registers of a month. */
export interface UnreportedRegisters {
  readonly dueOn: IsoDate;
  readonly isOverdue: boolean;
  readonly missing: readonly (NamedAgency & { readonly id: number })[];
}

/** Live figures that schedules tell of, by the units of today. */
@Injectable()
export class ScheduledFigures {
  constructor(
    private readonly adoption: AdoptionService,
    private readonly paper: PaperReportService,
    private readonly frozen: FrozenRepository,
    private readonly directory: DirectoryRepository,
    private readonly clock: Clock,
  ) {}

  now(): Promise<Date> {
    return this.clock.now();
  }

  /** Of a week whether people were active at all, of longer periods whether regularly. Null while there is nothing, or something is being computed. */
  async readUse(period: Period): Promise<AdoptionReply | null> {
    if (await this.frozen.isWaiting(period)) return null;
    return this.adoption.reply(period, period.kind === 'iso-week' ? 'du-1@1' : 'du-2@1', 'as-is');
  }

  async listUnreported(periodId: string): Promise<UnreportedRegisters> {
    const [{ units, dueOn }, agencies, today] = await Promise.all([
      this.paper.reply(periodId, 'as-is'),
      this.directory.listAgencies(),
      this.clock.today(),
    ]);
    const ids = new Map(agencies.map(({ code, id }) => [code, id]));
    const missing = units.flatMap(({ code, name, state }) => {
      const id = ids.get(code);
      return id === undefined || state === 'submitted' || state === 'late' ? [] : [{ code, name, id }];
    });
    return { dueOn, isOverdue: today > dueOn, missing };
  }
}
