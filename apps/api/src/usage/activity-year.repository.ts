import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DoubtfulYear, IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';
import { DOUBT } from './correlate/day-figures.ts';

/** One bit for each day of a year. */
const NO_DAYS = `decode(repeat('00', 46), 'hex')`;
const ALL_DAYS = `decode(repeat('ff', 46), 'hex')`;
/** One byte for each. */
const NO_ENDS = `decode(repeat('00', 366), 'hex')`;

/** Whether a mailbox-day `d` leaves any bit. */
const IS_USED = '(d.access_points > 0 or d.sent > 0 or d.logins > 0)';

/** What a person's mailbox-days `d` of a year come to. */
const GATHERED = `
                array_agg(extract(doy from d.day)::int - 1) filter (where d.access_points > 0) as accessed,
                array_agg(extract(doy from d.day)::int - 1) filter (where d.sent > 0) as sent,
                array_agg(extract(doy from d.day)::int - 1) filter (where d.logins > 0 or d.access_points > 0) as logged_in,
                array_agg(extract(doy from d.day)::int - 1) filter (where d.session_ends > 0) as kept,
                array_agg(d.session_ends::int) filter (where d.session_ends > 0) as ends`;

/** The columns of `activity_year` that these come to (`f`). */
const BITMAPS = `copy_bits(${NO_DAYS}, ${ALL_DAYS}, coalesce(f.accessed, '{}')), copy_bits(${NO_DAYS}, ${ALL_DAYS}, coalesce(f.sent, '{}')),
              copy_bits(${NO_DAYS}, ${ALL_DAYS}, coalesce(f.logged_in, '{}')), or_bytes(${NO_ENDS}, coalesce(f.kept, '{}'), coalesce(f.ends, '{}'))`;

/** Bitmap of the days on which a bit of `doubt` is set in a group of mailbox-days `d`. */
const doubtsOf = (bit: number): string =>
  `copy_bits(${NO_DAYS}, ${ALL_DAYS}, coalesce(array_agg(extract(doy from d.day)::int - 1) filter (where d.doubt & ${bit} > 0), '{}'))`;

/** Whose a personal box was on the day of a mailbox-day `d`, and in which unit they were (`m`). */
const HELD_ON_THE_DAY = `
  join mailbox_assignment a on a.mailbox_id = d.mailbox_id and a.kind = 'personal' and a.valid_from <= d.day and (a.valid_to is null or a.valid_to > d.day)
  join membership m on m.official_id = a.official_id and m.agency_id is not null and m.valid_from <= d.day and (m.valid_to is null or m.valid_to > d.day)`;

/** The bitmaps of days on which an official used the mailbox they held that day, in the unit of that day. */
@Injectable()
export class ActivityYearRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Sets the bits of some days from `mailbox_day` of all origins, and clears those that no longer hold; of the people who ever held one of some mailboxes. Few boxes
   * change at once where logs stream in, or where each of many servers has people of its own.
   * One writer at a time (advisory lock until commit): each then sees the rows of every origin that committed before.
   */
  async replaceBits(manager: EntityManager, days: readonly IsoDate[], mailboxIds: readonly number[]): Promise<void> {
    await holdLock(manager, 'activityYear');
    if (mailboxIds.length === 0) return;
    await avoidLoops(manager);
    await manager.query(
      `with batch as (
         select extract(year from d)::int as year, array_agg(extract(doy from d)::int - 1) as days from unnest($1::date[]) d group by 1
       ), concerned as (
         select distinct official_id from mailbox_assignment where kind = 'personal' and mailbox_id = any($2::int[])
       ), found as (
         select m.agency_id, m.official_id, extract(year from d.day)::int as year, ${GATHERED}
           from mailbox_day d
           ${HELD_ON_THE_DAY}
          where d.day = any($1::date[]) and ${IS_USED} and a.official_id in (select official_id from concerned)
          group by m.agency_id, m.official_id, extract(year from d.day)::int
       ), cleared as (
         update activity_year a set access_days = copy_bits(access_days, ${NO_DAYS}, b.days),
                                    sending_days = copy_bits(sending_days, ${NO_DAYS}, b.days),
                                    login_days = copy_bits(login_days, ${NO_DAYS}, b.days),
                                    session_ends = copy_bytes(session_ends, ${NO_ENDS}, b.days)
           from batch b
          where a.year = b.year and a.official_id in (select official_id from concerned)
            and (copy_bits(access_days, ${NO_DAYS}, b.days) <> access_days or copy_bits(sending_days, ${NO_DAYS}, b.days) <> sending_days
                 or copy_bits(login_days, ${NO_DAYS}, b.days) <> login_days)
            and not exists (select from found f where f.agency_id = a.agency_id and f.official_id = a.official_id and f.year = a.year)
       )
       insert into activity_year as a (agency_id, official_id, year, access_days, sending_days, login_days, session_ends)
       select f.agency_id, f.official_id, f.year, ${BITMAPS}
         from found f order by 1, 2, 3
       on conflict (agency_id, official_id, year) do update set
         access_days = copy_bits(a.access_days, excluded.access_days, (select days from batch b where b.year = excluded.year)),
         sending_days = copy_bits(a.sending_days, excluded.sending_days, (select days from batch b where b.year = excluded.year)),
         login_days = copy_bits(a.login_days, excluded.login_days, (select days from batch b where b.year = excluded.year)),
         session_ends = copy_bytes(a.session_ends, excluded.session_ends, (select days from batch b where b.year = excluded.year))`,
      [days, mailboxIds],
    );
  }

  /** All rows that should be there, and how many are missing, too many or others; a row without a bit is as good as none. */
  async compare(manager: EntityManager): Promise<{ rows: number; differing: number }> {
    const rows: { rows: number; differing: number }[] = await manager.query(
      `with found as (
         select m.agency_id, m.official_id, extract(year from d.day)::int as year, ${GATHERED}
           from mailbox_day d
           ${HELD_ON_THE_DAY}
          where ${IS_USED}
          group by 1, 2, 3
       ), expected as (select f.agency_id, f.official_id, f.year, ${BITMAPS} from found f
       ), stored as (
         select agency_id, official_id, year, access_days, sending_days, login_days, session_ends from activity_year
          where bit_count(access_days) + bit_count(sending_days) + bit_count(login_days) + bit_count(session_ends) > 0)
       select (select count(*)::int from expected) as rows,
              (select count(*)::int from (select * from expected except select * from stored) missing)
              + (select count(*)::int from (select * from stored except select * from expected) extra) as differing`,
    );
    return rows[0] ?? { rows: 0, differing: 0 };
  }

  /** Of which days of people something is not certain (`mailbox_day.doubt`), by official; where nothing is, there is no row. */
  async listDoubts(from: IsoDate, to: IsoDate): Promise<(DoubtfulYear & { readonly officialId: number })[]> {
    return this.dataSource.query(
      `select m.official_id as "officialId", extract(year from d.day)::int as year, ${doubtsOf(DOUBT.access)} as "accessDays",
              ${doubtsOf(DOUBT.sessionEnds)} as "endDays"
         from mailbox_day d
         ${HELD_ON_THE_DAY}
        where d.doubt > 0 and d.day between $1 and $2 group by 1, 2`,
      [from, to],
    );
  }

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }

  /**
   * Gathers all bits of some officials anew from `mailbox_day` of the boxes they held, after a change of who holds which box or works where.
   * No log is read for it.
   */
  async replaceOfficials(manager: EntityManager, officialIds: readonly number[]): Promise<void> {
    await holdLock(manager, 'activityYear');
    await avoidLoops(manager);
    await manager.query('delete from activity_year where official_id = any($1::int[])', [officialIds]);
    await manager.query(
      `with found as (
         select m.agency_id, m.official_id, extract(year from d.day)::int as year, ${GATHERED}
           from mailbox_assignment box join mailbox_day d on d.mailbox_id = box.mailbox_id
           ${HELD_ON_THE_DAY}
          where box.official_id = any($1::int[]) and box.id = a.id and ${IS_USED}
          group by 1, 2, 3)
       insert into activity_year (agency_id, official_id, year, access_days, sending_days, login_days, session_ends)
       select f.agency_id, f.official_id, f.year, ${BITMAPS}
         from found f order by 1, 2, 3`,
      [officialIds],
    );
  }
}

/**
 * Until the transaction ends. Of a table that was just filled PostgreSQL has no statistics: taking it for nearly empty, it would go through
 * all mailbox-days of the batch once per official, a hundred times as long.
 */
async function avoidLoops(manager: EntityManager): Promise<void> {
  await manager.query('set local enable_nestloop = off');
}
