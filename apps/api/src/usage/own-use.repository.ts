import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { DOUBT } from './correlate/day-figures.ts';

/** What the logs tell of the personal box of one official on one day, all origins together. */
export interface PersonDay {
  readonly day: IsoDate;
  readonly sent: number;
  readonly received: number;
  readonly logins: number;
  readonly failedLogins: number;
  readonly accessPoints: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  readonly isDoubtful: boolean;
}

/** The days of one person; the database shows them to that person and to the program. */
@Injectable()
export class OwnUseRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Days of which any log tells something of the box the official held that day, ascending. */
  async listDays(officialId: number, from: IsoDate, to: IsoDate): Promise<PersonDay[]> {
    return this.dataSource.sql<PersonDay[]>`
      select d.day, sum(d.sent)::int as sent, sum(d.received)::int as received, sum(d.logins)::int as logins,
             sum(d.login_fails)::int as "failedLogins", sum(d.access_points)::int as "accessPoints",
             min(d.first_access_at) as "firstAt", max(d.last_access_at) as "lastAt", bit_or(d.doubt) & ${DOUBT.access} > 0 as "isDoubtful"
        from mailbox_day d
        join mailbox_assignment a on a.mailbox_id = d.mailbox_id and a.kind = 'personal' and a.valid_from <= d.day
             and (a.valid_to is null or a.valid_to > d.day)
       where a.official_id = ${officialId} and d.day between ${from} and ${to}
       group by d.day order by d.day`;
  }
}
