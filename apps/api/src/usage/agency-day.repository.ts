import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';

/** Mail of an agency in a span of days. Of `sent` some went inside the province, outside, or both; of the rest it is not told. */
export interface AgencyVolume extends Readonly<Record<VolumeCount, number>> {
  readonly agencyId: number;
}

export const VOLUME_COUNTS = ['sent', 'sentInternal', 'sentExternal', 'sentMixed', 'recipients', 'internalRecipients', 'received'] as const;
export type VolumeCount = (typeof VOLUME_COUNTS)[number];

/** The columns of `agency_day`, each a sum of those of `mailbox_day`. */
const SUMS = [
  'sent',
  'received',
  'sent_internal_client',
  'sent_internal',
  'sent_external',
  'sent_mixed',
  'recipients',
  'internal_recipients',
];

/** The mail of each agency and day, of the mailbox-days `d` for which a condition holds. */
const addUp = (condition: string): string => `
  select coalesce(m.agency_id, a.agency_id) as agency_id, d.day, ${SUMS.map((sum) => `sum(d.${sum})::bigint as ${sum}`).join(', ')}
    from mailbox_day d
    join mailbox_assignment a on a.mailbox_id = d.mailbox_id and a.valid_from <= d.day and (a.valid_to is null or a.valid_to > d.day)
    left join membership m on a.kind = 'personal' and m.official_id = a.official_id
         and m.valid_from <= d.day and (m.valid_to is null or m.valid_to > d.day)
   where ${condition} and coalesce(m.agency_id, a.agency_id) is not null
   group by 1, 2`;

/** The mail of each agency and day: an intermediate sum, so that no period adds up mailboxes. */
@Injectable()
export class AgencyDayRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Adds some days up anew; the writer holds the lock of the activity bits, so that it sees what every origin committed before. */
  async replaceDays(manager: EntityManager, days: readonly IsoDate[]): Promise<void> {
    await manager.query('delete from agency_day where day = any($1::date[])', [days]);
    await manager.query(`insert into agency_day (agency_id, day, ${SUMS.join(', ')}) ${addUp('d.day = any($1::date[])')}`, [days]);
  }

  /** All rows that should be there from a day on (null: any), and how many are missing, too many or others. */
  async compare(manager: EntityManager, from: IsoDate | null): Promise<{ rows: number; differing: number }> {
    const rows: { rows: number; differing: number }[] = await manager.query(
      `with expected as (${addUp('d.day >= $1')}), stored as (select agency_id, day, ${SUMS.join(', ')} from agency_day where day >= $1)
       select (select count(*)::int from expected) as rows,
              (select count(*)::int from (select * from expected except select * from stored) missing)
              + (select count(*)::int from (select * from stored except select * from expected) extra) as differing`,
      [from ?? '-infinity'],
    );
    return rows[0] ?? { rows: 0, differing: 0 };
  }

  /** Of all agencies together, day by day; days without mail are absent. */
  async sumByDay(from: IsoDate, to: IsoDate): Promise<{ day: IsoDate; sent: number; received: number }[]> {
    return this.dataSource.sql<{ day: IsoDate; sent: number; received: number }[]>`
      select day, sum(sent)::float8 as sent, sum(received)::float8 as received
        from agency_day where day between ${from} and ${to} group by day`;
  }

  async sum(from: IsoDate, to: IsoDate): Promise<AgencyVolume[]> {
    return this.dataSource.sql<AgencyVolume[]>`
      select agency_id as "agencyId", sum(sent)::float8 as sent, sum(received)::float8 as received, sum(sent_internal)::float8 as "sentInternal",
             sum(sent_external)::float8 as "sentExternal", sum(sent_mixed)::float8 as "sentMixed", sum(recipients)::float8 as recipients,
             sum(internal_recipients)::float8 as "internalRecipients"
        from agency_day where day between ${from} and ${to} group by 1`;
  }
}
