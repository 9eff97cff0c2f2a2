import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { ActivityYearRepository } from './activity-year.repository.ts';
import { AgencyDayRepository } from './agency-day.repository.ts';
import { AgencyFlowRepository, type DayFlows } from './agency-flow.repository.ts';

/** What is gathered of days beside their mailboxes: of all origins the bits of people and the mail of agencies, of one its flow by role group. */
@Injectable()
export class GatheredDays {
  constructor(
    private readonly activity: ActivityYearRepository,
    private readonly volume: AgencyDayRepository,
    private readonly flows: AgencyFlowRepository,
  ) {}

  /**
   * The lock of the activity bits is held from here until the transaction ends.
   * @param mailboxIds those whose rows of these days changed
   */
  async replace(manager: EntityManager, days: readonly IsoDate[], mailboxIds: readonly number[]): Promise<void> {
    await this.activity.replaceBits(manager, days, mailboxIds);
    await this.volume.replaceDays(manager, days);
  }

  async replaceFlows(manager: EntityManager, originId: number, days: readonly DayFlows[]): Promise<void> {
    await this.flows.replaceDays(manager, originId, days);
  }
}
