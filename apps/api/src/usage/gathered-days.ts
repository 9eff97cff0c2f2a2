import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { ActivityYearRepository } from './activity-year.repository.ts';
import { AgencyDayRepository } from './agency-day.repository.ts';

/** What is gathered from the mailbox-days of all origins once some of them were computed anew: the bits of people, the mail of agencies. */
@Injectable()
export class GatheredDays {
  constructor(
    private readonly activity: ActivityYearRepository,
    private readonly volume: AgencyDayRepository,
  ) {}

  /** The lock of the activity bits is held from here until the transaction ends. */
  async replace(manager: EntityManager, days: readonly IsoDate[]): Promise<void> {
    await this.activity.replaceBits(manager, days);
    await this.volume.replaceDays(manager, days);
  }
}
