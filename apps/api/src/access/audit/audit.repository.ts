import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { EVERY_AGENCY, type AuditKind, type LookedAt } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../../database/locks.ts';
import { asSystem } from '../../database/reach.ts';
import { EMPTY_HEAD, type AuditHead, type ChainedEntry } from './audit-chain.ts';

/** Which entries to show; null: any. */
export interface AuditFilter {
  readonly from: Date | null;
  /** Exclusive. */
  readonly to: Date | null;
  readonly kind: AuditKind | null;
  readonly actor: string | null;
  readonly officialId: number | null;
  readonly agency: string | null;
  /** The beginning of the id of a session. */
  readonly session: string | null;
}

/** Whose data some entries touched: a person, or in answers that list many (null) those of an agency or of all. */
export interface TouchedData {
  readonly officialId: number | null;
  readonly officialName: string | null;
  readonly agency: string | null;
  readonly action: string;
  /** Of what a command touched, what and why; null of all else. */
  readonly subject: string | null;
  readonly reason: string | null;
  readonly isCommand: boolean;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Deeds that touched the data of an official, in one line: those about that person one by one, lists by day, reader and action. */
export interface Look extends Pick<ChainedEntry, 'id' | 'at' | 'kind' | 'actor' | 'role' | 'action' | 'reason'> {
  readonly whom: LookedAt;
  /** Of a command; null of all else. */
  readonly subject: string | null;
  readonly count: number;
}

/** With the name of the official it was about, where the reader sees it. */
export interface NamedEntry extends ChainedEntry {
  readonly officialName: string | null;
}

/** Commands about everybody, whose entries said no more than their name up to 1.0. */
const WROTE_NO_AGENCY = ['export mailbox-days', 'adoption --unmasked', 'directory import', 'directory pull', 'directory unknown', 'backup'];
const COLUMNS = `id, at, kind, actor, role, action, subject, official_id as "officialId", agency, reason, network, session, digests, hash`;

/** The audit log, to which entries are added and from which they are read; there is nothing else to do with it. */
@Injectable()
export class AuditRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Adds what `make` makes of the chain's end. Whoever adds waits for the others, in whatever process. */
  async append(make: (head: AuditHead) => ChainedEntry): Promise<void> {
    // Whoever does something need not be somebody who may read the log.
    await asSystem(() =>
      this.dataSource.transaction('READ COMMITTED', async (manager) => {
        await holdLock(manager, 'audit');
        const entry = make(await readHead(manager));
        await manager.query(
          `insert into audit_entry (id, at, kind, actor, role, action, subject, official_id, agency, reason, network, session, digests, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
          [
            ...[entry.id, entry.at, entry.kind, entry.actor, entry.role, entry.action, entry.subject, entry.officialId],
            ...[entry.agency, entry.reason, entry.network, entry.session, entry.digests, entry.hash],
          ],
        );
      }),
    );
  }

  /** The end of the chain, whoever asks. */
  readHead(): Promise<AuditHead> {
    return asSystem(() => readHead(this.dataSource.manager));
  }

  /** Newest first, from below `before`. */
  list(filter: AuditFilter, before: number | null, limit: number): Promise<NamedEntry[]> {
    const { from, to, kind, actor, officialId, agency, session } = filter;
    return this.dataSource.query(
      `select ${COLUMNS}, (select o.full_name from official o where o.id = e.official_id) as "officialName" from audit_entry e
        where ($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2) and ($3::text is null or kind = $3)
          and ($4::text is null or actor = $4) and ($5::int is null or official_id = $5) and ($6::text is null or agency = $6)
          and ($7::text is null or starts_with(session, $7)) and ($8::bigint is null or id < $8)
        order by id desc limit $9`,
      [from, to, kind, actor, officialId, agency, session, before, limit],
    );
  }

  /**
   * What touched the data of an official, newest first, from below `before`: deeds about the person, lists and commands about an agency the person
   * was in on that day, or about everybody. Backups are no looks. The caller must be that person: others' entries are read for it.
   */
  listLooks(officialId: number, before: number | null, limit: number): Promise<Look[]> {
    return asSystem(() =>
      this.dataSource.query(
        `with touching as (
           select e.*, (at at time zone 'Asia/Ho_Chi_Minh')::date as day,
                  case when official_id is not null then 'self' when agency = $2 then 'everybody' else 'agency' end as whom
             from audit_entry e
            where official_id = $1
               or (official_id is null and kind in ('read', 'command') and action <> 'backup'
                   and (agency = $2 or agency in (
                     select a.code from agency a join membership m on m.agency_id = a.id
                      where m.official_id = $1 and daterange(m.valid_from, m.valid_to) @> (at at time zone 'Asia/Ho_Chi_Minh')::date))))
         select max(id) as id, max(at) as at, kind, actor, role, action, reason, whom,
                case when kind = 'command' then subject end as subject, count(*)::int as count
           from touching group by case when whom = 'self' or kind = 'command' then id end, day, kind, actor, role, action, reason, whom, 9
         having $3::bigint is null or max(id) < $3 order by max(id) desc limit $4`,
        [officialId, EVERY_AGENCY, before, limit],
      ),
    );
  }

  /** Code of the agency that an account speaks for, of its own and those that were merged into it; null: there is none. */
  codeOf(agencyIds: readonly number[]): Promise<string | null> {
    return asSystem(async () => {
      const rows: { code: string }[] = await this.dataSource.query(
        `select code from agency a where id = any ($1::int[]) and not exists (
           select from succession s where s.kind = 'merge' and s.from_agency_id = a.id and s.to_agency_id = any ($1::int[])) order by id limit 1`,
        [agencyIds],
      );
      return rows[0]?.code ?? null;
    });
  }

  /** Whose data somebody looked at or changed: single people first, then what listed many, the most often first. */
  listTouched({ from, to, actor, session }: Pick<AuditFilter, 'from' | 'to' | 'actor' | 'session'>): Promise<TouchedData[]> {
    return this.dataSource.query(
      `select official_id as "officialId", (select o.full_name from official o where o.id = official_id) as "officialName", agency, action,
              case when kind = 'command' then subject end as subject, case when kind = 'command' then reason end as reason,
              kind = 'command' as "isCommand",
              count(*)::int as count, min(at) as "firstAt", max(at) as "lastAt"
         from audit_entry where ($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2)
          and ($3::text is null or actor = $3) and ($4::text is null or starts_with(session, $4)) and (kind = 'read' or official_id is not null or (kind = 'command' and (agency is not null or action = any ($5))))
        group by official_id, agency, action, 5, 6, 7 order by official_id is null, count(*) desc, official_id, agency, action`,
      [from, to, actor, session, WROTE_NO_AGENCY],
    );
  }

  /** In the order of the chain. */
  listAfter(id: number, limit: number): Promise<ChainedEntry[]> {
    return this.dataSource.query(`select ${COLUMNS} from audit_entry where id > $1 order by id limit $2`, [id, limit]);
  }
}

async function readHead(manager: EntityManager): Promise<AuditHead> {
  const rows: AuditHead[] = await manager.query('select id, hash from audit_entry order by id desc limit 1');
  return rows[0] ?? EMPTY_HEAD;
}
