import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate, OriginBasis, OriginReply, OriginStateReply } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../database/locks.ts';

export interface Origin {
  readonly id: number;
  readonly name: string;
  readonly zoneOffsetMinutes: number;
}

/** An origin with what is set for it, and when it was last heard of. */
export interface OriginState extends Pick<OriginStateReply, 'name' | 'segments' | 'internalClients' | 'legalBasis'> {
  /** Null while no log came of it. */
  readonly zoneOffsetMinutes: number | null;
  /** Of its newest line that is in the figures. */
  readonly lastLineAt: Date | null;
  readonly lastReceivedAt: Date | null;
}

/** Log sources: a mail server, or one of its log streams. */
@Injectable()
export class OriginRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(name: string): Promise<Origin | null> {
    const rows = await this.dataSource.sql<Origin[]>`
      select id, name, zone_offset_minutes as "zoneOffsetMinutes" from origin where name = ${name}`;
    return rows[0] ?? null;
  }

  /** Finds the origin of that name or creates it; the zone of an existing origin is not changed. */
  async ensure(name: string, zoneOffsetMinutes: number): Promise<Origin> {
    await this.dataSource.sql`
      insert into origin (name, zone_offset_minutes) values (${name}, ${zoneOffsetMinutes}) on conflict (name) do nothing`;
    const origin = await this.find(name);
    if (!origin) throw new Error('an origin vanished between two statements');
    return origin;
  }

  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', run);
  }

  /**
   * Sets the internal clients while no roll-up of the origin is under way.
   * @returns the days that have figures, in order; null when the list is as it was
   */
  async replaceInternalClients(manager: EntityManager, originId: number, networks: readonly string[]): Promise<IsoDate[] | null> {
    await holdLock(manager, 'rollUpDay', originId);
    const changed: { id: number }[] = await manager.query(
      `with changed as (update origin set internal_clients = $2 where id = $1 and internal_clients <> $2::text[] returning id) select id from changed`,
      [originId, networks],
    );
    if (changed.length === 0) return null;
    const days: { day: IsoDate }[] = await manager.query('select day from origin_day where origin_id = $1 order by day', [originId]);
    return days.map(({ day }) => day);
  }

  /** @returns false when there is no such origin */
  async setLegalBasis(name: string, basis: OriginBasis): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`
      with changed as (update origin set legal_basis = ${JSON.stringify(basis)}::jsonb where name = ${name} returning id) select id from changed`;
    return rows.length > 0;
  }

  listStates(): Promise<OriginState[]> {
    return this.dataSource.sql<OriginState[]>`
      select o.name, o.zone_offset_minutes as "zoneOffsetMinutes", o.internal_clients as "internalClients", o.legal_basis as "legalBasis",
             (select count(*)::int from segment s where s.origin_id = o.id) as segments,
             (select d.last_at from origin_day d where d.origin_id = o.id order by d.day desc limit 1) as "lastLineAt",
             (select s.received_at from segment s where s.origin_id = o.id order by s.id desc limit 1) as "lastReceivedAt"
        from origin o order by o.name`;
  }

  async listReplies(): Promise<OriginReply[]> {
    return this.dataSource.sql<OriginReply[]>`
      select o.name,
             to_char(make_interval(mins => abs(o.zone_offset_minutes)),
                     case when o.zone_offset_minutes < 0 then '"-"HH24:MI' else '"+"HH24:MI' end) as "timeZone",
             o.internal_clients as "internalClients", o.legal_basis as "legalBasis",
             (select count(*)::int from segment s where s.origin_id = o.id) as segments,
             (select min(d.day) from origin_day d where d.origin_id = o.id) as "firstDay",
             (select max(d.day) from origin_day d where d.origin_id = o.id) as "lastDay"
        from origin o order by o.name`;
  }
}
