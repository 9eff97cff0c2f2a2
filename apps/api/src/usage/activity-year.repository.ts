import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';

/** One bit for each day of a year. */
const NO_DAYS = `decode(repeat('00', 46), 'hex')`;
const ALL_DAYS = `decode(repeat('ff', 46), 'hex')`;

/** The bitmaps of days on which a mailbox was used. */
@Injectable()
export class ActivityYearRepository {
  /**
   * Sets the bits of some days from `mailbox_day` of all origins, and clears those that no longer hold.
   * One writer at a time (advisory lock until commit): each then sees the rows of every origin that committed before.
   */
  async replaceBits(manager: EntityManager, days: readonly IsoDate[]): Promise<void> {
    await holdLock(manager, 'activityYear');
    await manager.query(
      `with batch as (
         select extract(year from d)::int as year, array_agg(extract(doy from d)::int - 1) as days from unnest($1::date[]) d group by 1
       ), found as (
         select o.agency_id, d.mailbox_id, o.division_id, extract(year from d.day)::int as year,
                array_agg(extract(doy from d.day)::int - 1) filter (where d.access_points > 0) as accessed,
                array_agg(extract(doy from d.day)::int - 1) filter (where d.sent > 0) as sent
           from mailbox_day d
           join mailbox m on m.id = d.mailbox_id and m.kind = 'personal'
           join official o on o.id = m.official_id
          where d.day = any($1::date[]) and (d.access_points > 0 or d.sent > 0)
          group by o.agency_id, d.mailbox_id, o.division_id, extract(year from d.day)::int
       ), cleared as (
         update activity_year a set access_days = copy_bits(access_days, ${NO_DAYS}, b.days),
                                    sending_days = copy_bits(sending_days, ${NO_DAYS}, b.days)
           from batch b
          where a.year = b.year
            and (copy_bits(access_days, ${NO_DAYS}, b.days) <> access_days or copy_bits(sending_days, ${NO_DAYS}, b.days) <> sending_days)
            and not exists (select from found f where f.agency_id = a.agency_id and f.mailbox_id = a.mailbox_id and f.year = a.year)
       )
       insert into activity_year as a (agency_id, mailbox_id, year, division_id, access_days, sending_days)
       select f.agency_id, f.mailbox_id, f.year, f.division_id,
              copy_bits(${NO_DAYS}, ${ALL_DAYS}, coalesce(f.accessed, '{}')), copy_bits(${NO_DAYS}, ${ALL_DAYS}, coalesce(f.sent, '{}'))
         from found f order by 1, 2, 3
       on conflict (agency_id, mailbox_id, year) do update set division_id = excluded.division_id,
         access_days = copy_bits(a.access_days, excluded.access_days, (select days from batch b where b.year = excluded.year)),
         sending_days = copy_bits(a.sending_days, excluded.sending_days, (select days from batch b where b.year = excluded.year))`,
      [days],
    );
  }
}
