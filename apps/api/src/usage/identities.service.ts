import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  checkIdentities,
  listWorkingDays,
  type AddressCounts,
  type IdentityReply,
  type IsoDate,
  type MailboxKind,
  type Period,
  type RosterClass,
} from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { currentReach } from '../database/reach.ts';
import { CalendarRepository } from '../calendar/calendar.repository.ts';
import { groupBy } from './group-by.ts';
import { OwnDays } from './own-days.ts';
import { findPersonPeriod } from './person-period.ts';
import { RollUpPeriodRepository } from './roll-up-period.repository.ts';

const KINDS: readonly MailboxKind[] = ['personal', 'unit', 'shared', 'robot', 'leaver', 'unmatched'];

/** Does the directory add up: the roster R, the people E, the mailboxes B, the addresses of the logs. Totals are counted apart from their parts. */
@Injectable()
export class IdentitiesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly people: RollUpPeriodRepository,
    private readonly calendar: CalendarRepository,
  ) {}

  /**
   * Of a period; mailboxes as they are on its last day, addresses of the logs day by day and source by source. Whoever sees one agency is not told
   * of addresses: nobody knows of an unknown one whose it is.
   */
  async check(period: Period): Promise<IdentityReply[]> {
    const { from, to } = period;
    const calendar = await this.calendar.readBook();
    const workingDays = listWorkingDays(from, to, calendar.calendarOf(null));
    const [people, roster, boxes, kinds, addresses] = await Promise.all([
      this.people.listEmployed(from, to),
      this.countRoster(workingDays),
      this.listHeldBoxes(from, to),
      this.countKinds(to),
      this.countAddresses(from, to),
    ]);
    const ownDays = new OwnDays(period, calendar);
    const places = people.flatMap((person) => {
      const place = findPersonPeriod(person, ownDays.of(person));
      return place === null ? [] : [{ ...place, officialId: person.officialId }];
    });
    const countClass = (name: RosterClass): number => places.filter((place) => place.class === name).length;
    const boxesOf = groupBy(boxes, (box) => box.officialId);
    const hasBox = ({ officialId, lastDay }: { officialId: number; lastDay: IsoDate }): boolean =>
      boxesOf.get(officialId)?.some((box) => box.from <= lastDay && (box.to === null || lastDay < box.to)) ?? false;
    const eligible = places.filter((place) => place.class === 'eligible');
    const withMailbox = eligible.filter(hasBox).length;
    const rosterCounts = {
      ...{ roster, eligible: eligible.length, fullLeave: countClass('full-leave'), exempt: countClass('exempt') },
      ...{ tooShort: countClass('too-short'), withMailbox, withoutMailbox: eligible.filter((place) => !hasBox(place)).length },
    };
    const { total, ...byKind } = kinds;
    const identities = checkIdentities(rosterCounts, { mailboxes: total, kinds: byKind }, addresses);
    return currentReach().kind === 'agency' ? identities.filter(({ name }) => name !== 'addresses') : identities;
  }

  /**
   * The total is counted from the logs, matched and alias by the directory, unknown are those that are listed to be told whose they are; foreign
   * are those of which it was told that they are none of the province's.
   */
  private async countAddresses(from: IsoDate, to: IsoDate): Promise<AddressCounts> {
    const rows: AddressCounts[] = await this.dataSource.query(
      `select coalesce(sum(d.addresses), 0)::int as addresses, coalesce(sum(d.matched_addresses), 0)::int as matched,
              coalesce(sum(d.alias_addresses), 0)::int as alias, coalesce(sum(listed.foreign_count), 0)::int as "foreign",
              coalesce(sum(d.unlisted_addresses + listed.count - listed.foreign_count), 0)::int as unknown
         from origin_day d cross join lateral
              (select count(distinct u.address)::int as count, count(distinct f.address)::int as foreign_count
                 from unmatched_day u left join foreign_address f on f.address = u.address
                where u.origin_id = d.origin_id and u.day = d.day and u.kind <> 'unlisted') listed
        where d.day between $1 and $2 and d.addresses is not null`,
      [from, to],
    );
    if (!rows[0]) throw new Error('a count has no row');
    return rows[0];
  }

  private async countRoster(workingDays: readonly IsoDate[]): Promise<number> {
    const rows: { count: number }[] = await this.dataSource.query(
      `select count(distinct official_id)::int as count from membership m
        where exists (select from unnest($1::date[]) d where d >= m.valid_from and (m.valid_to is null or d < m.valid_to))`,
      [workingDays],
    );
    return rows[0]?.count ?? 0;
  }

  private async listHeldBoxes(from: IsoDate, to: IsoDate): Promise<{ officialId: number; from: IsoDate; to: IsoDate | null }[]> {
    return this.dataSource.query(
      `select official_id as "officialId", valid_from as "from", valid_to as "to" from mailbox_assignment
        where kind = 'personal' and valid_from <= $2 and (valid_to is null or valid_to > $1)`,
      [from, to],
    );
  }

  private async countKinds(day: IsoDate): Promise<Record<MailboxKind, number> & { total: number }> {
    const rows: (Record<MailboxKind, number> & { total: number })[] = await this.dataSource.query(
      `select count(*)::int as total, ${KINDS.map((kind) => `count(*) filter (where kind = '${kind}')::int as ${kind}`).join(', ')}
         from mailbox_assignment where valid_from <= $1 and (valid_to is null or valid_to > $1)`,
      [day],
    );
    if (!rows[0]) throw new Error('a count has no row');
    return rows[0];
  }
}
