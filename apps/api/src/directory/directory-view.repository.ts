import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  DirectorySpan,
  IsoDate,
  MailboxKind,
  MembershipReply,
  OfficialReply,
  OfficialRowReply,
  OfficialsReply,
  SuccessionReply,
  TreeAgencyReply,
} from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';
import { listSearchWords } from './search-words.ts';
import { BEGINNING } from './spans.ts';

/** Whom to list. */
export interface OfficialsAsked {
  readonly at: IsoDate;
  /** Code; null: of every agency. */
  readonly agency: string | null;
  /** Id; null: of every division. */
  readonly division: number | null;
  /** Words of the name in any case, with or without marks, or a part of address or number; '' finds everybody. */
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

type DivisionRow = { agencyId: number } & TreeAgencyReply['divisions'][number];
type BoxRow = { agencyId: number; kind: MailboxKind; count: number };
type AgencyRow = Omit<TreeAgencyReply, 'mailboxes' | 'divisions'> & { id: number };

const NO_BOXES: TreeAgencyReply['mailboxes'] = { personal: 0, unit: 0, shared: 0, robot: 0, leaver: 0, unmatched: 0 };

/** What the page of the directory shows. Every question is of one day. */
@Injectable()
export class DirectoryViewRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async listTree(at: IsoDate): Promise<TreeAgencyReply[]> {
    const [agencies, divisions, boxes] = await Promise.all([this.listAgencies(at), this.listDivisions(at), this.countBoxes(at)]);
    return agencies.map(({ id, ...agency }) => {
      const own = boxes.filter(({ agencyId }) => agencyId === id).map(({ kind, count }) => [kind, count]);
      return {
        ...toSpan(agency),
        mailboxes: { ...NO_BOXES, ...Object.fromEntries(own) },
        divisions: divisions
          .filter(({ agencyId }) => agencyId === id)
          .map(({ id: divisionId, name, officialCount }) => ({ id: divisionId, name, officialCount })),
      };
    });
  }

  /** Mailboxes that are for something on a day, also those outside all agencies. */
  async countMailboxes(at: IsoDate): Promise<number> {
    const rows = await this.dataSource.sql<{ count: number }[]>`
      select count(*)::int as count from mailbox_assignment where valid_from <= ${at} and (valid_to is null or valid_to > ${at})`;
    return rows[0]?.count ?? 0;
  }

  /** One page of officials, by given name, and how many there are. */
  async listOfficials({ at, agency, division, text, offset, limit }: OfficialsAsked): Promise<Omit<OfficialsReply, 'at'>> {
    // What a row shows is looked up for the rows of the page only.
    const rows: (OfficialRowReply & { total: number })[] = await this.dataSource.query(
      `with found as (
         select m.id, o.search, count(*) over ()::int as total
           from membership m join official o on o.id = m.official_id left join agency a on a.id = m.agency_id
          where m.valid_from <= $1 and (m.valid_to is null or m.valid_to > $1)
            and ($2::text is null or a.code = $2) and ($3::int is null or m.division_id = $3)
            and ($4 = '' or position($4 in lower(coalesce(o.code, ''))) > 0
                 or not exists (select from unnest($5::text[]) w where position(w in o.search) = 0)
                 or o.id in (select b.official_id from mailbox_assignment b join mailbox x on x.id = b.mailbox_id
                              where position($4 in x.address) > 0 and b.valid_from <= $1 and (b.valid_to is null or b.valid_to > $1)))
          order by substring(o.search from '[^ ]*$'), o.search, m.id offset $6 limit $7)
       select o.id, o.full_name as "fullName", o.code, a.code as agency, d.name as division, h.code as home, m.role, m.position, found.total,
              (select x.address from mailbox_assignment b join mailbox x on x.id = b.mailbox_id
                where b.official_id = o.id and b.kind = 'personal' and b.valid_from <= $1 and (b.valid_to is null or b.valid_to > $1)) as mailbox,
              (select s.kind from absence s where s.official_id = o.id and s.valid_from <= $1 and (s.valid_to is null or s.valid_to > $1)
                order by s.kind limit 1) as absence
         from found join membership m on m.id = found.id join official o on o.id = m.official_id left join agency a on a.id = m.agency_id
         left join division d on d.id = m.division_id left join agency h on h.id = m.home_agency_id
        order by substring(found.search from '[^ ]*$'), found.search, m.id`,
      [at, agency, division, text.trim().toLowerCase(), listSearchWords(text), offset, limit],
    );
    // A page behind the last says nothing of how many there are; nobody asks for one but after people left.
    return { officials: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
  }

  /** Null when there is nobody of this id. */
  async findOfficial(id: number): Promise<OfficialReply | null> {
    const [officials, memberships, mailboxes, absences] = await Promise.all([
      this.dataSource.sql<Pick<OfficialReply, 'id' | 'fullName' | 'code'>[]>`
        select id, full_name as "fullName", code from official where id = ${id}`,
      this.dataSource.sql<MembershipReply[]>`
        select case when a.id is not null then jsonb_build_object('code', a.code, 'name', a.name) end as agency, d.name as division,
               case when h.id is not null then jsonb_build_object('code', h.code, 'name', h.name) end as home, m.role, m.position,
               m.valid_from as "from", m.valid_to as "to"
          from membership m left join agency a on a.id = m.agency_id left join agency h on h.id = m.home_agency_id
          left join division d on d.id = m.division_id where m.official_id = ${id} order by m.valid_from`,
      this.dataSource.sql<OfficialReply['mailboxes'][number][]>`
        select x.address, b.kind, b.valid_from as "from", b.valid_to as "to" from mailbox_assignment b join mailbox x on x.id = b.mailbox_id
         where b.official_id = ${id} order by b.valid_from, x.address`,
      this.dataSource.sql<OfficialReply['absences'][number][]>`
        select kind, reason, valid_from as "from", valid_to as "to" from absence where official_id = ${id} order by valid_from, kind`,
    ]);
    const [official] = officials;
    if (official === undefined) return null;
    return { ...official, memberships: memberships.map(toSpan), mailboxes: mailboxes.map(toSpan), absences: absences.map(toSpan) };
  }

  /** By staff number, or by personal mailbox: whoever holds it last. */
  async findOfficialId(text: string): Promise<number | null> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      select id from official where code = ${text}
      union all
      (select b.official_id from mailbox_assignment b join mailbox m on m.id = b.mailbox_id
        where m.address = ${text.toLowerCase()} and b.kind = 'personal' order by b.valid_from desc limit 1)
      limit 1`;
    return rows[0]?.id ?? null;
  }

  /** Mergers, splits and renamings, newest first. */
  async listSuccessions(): Promise<SuccessionReply[]> {
    return this.dataSource.sql<SuccessionReply[]>`
      select s.id, s.kind, jsonb_build_object('code', f.code, 'name', f.name) as "from", jsonb_build_object('code', t.code, 'name', t.name) as "to",
             s.on_day as "onDay", s.basis, s.old_name as "oldName"
        from succession s join agency f on f.id = s.from_agency_id join agency t on t.id = s.to_agency_id order by s.on_day desc, s.id desc`;
  }

  private listAgencies(at: IsoDate): Promise<AgencyRow[]> {
    return this.dataSource.sql<AgencyRow[]>`
      select a.id, a.code, a.name, a.tier, a.valid_from as "from", a.valid_to as "to",
             coalesce(p.officials, 0)::int as "officialCount", coalesce(p.unboxed, 0)::int as "withoutMailboxCount",
             array(select r.domain from agency_domain r where r.agency_id = a.id and r.valid_from <= ${at} and (r.valid_to is null or r.valid_to > ${at})
                    order by r.domain) as domains
        from agency a
        left join (select m.agency_id, count(*) as officials, count(*) filter (where not exists (
                            select from mailbox_assignment b where b.official_id = m.official_id and b.kind = 'personal'
                               and b.valid_from <= ${at} and (b.valid_to is null or b.valid_to > ${at}))) as unboxed
                     from membership m where m.valid_from <= ${at} and (m.valid_to is null or m.valid_to > ${at}) group by 1) p on p.agency_id = a.id
       where a.valid_from <= ${at} and (a.valid_to is null or a.valid_to > ${at}) order by fold_marks(a.name), a.code`;
  }

  private listDivisions(at: IsoDate): Promise<DivisionRow[]> {
    return this.dataSource.sql<DivisionRow[]>`
      select d.agency_id as "agencyId", d.id, d.name, count(m.id)::int as "officialCount"
        from division d left join membership m on m.division_id = d.id and m.valid_from <= ${at} and (m.valid_to is null or m.valid_to > ${at})
       where d.valid_from <= ${at} and (d.valid_to is null or d.valid_to > ${at}) group by d.id order by fold_marks(d.name), d.id`;
  }

  private countBoxes(at: IsoDate): Promise<BoxRow[]> {
    return this.dataSource.sql<BoxRow[]>`
      select coalesce(m.agency_id, b.agency_id) as "agencyId", b.kind, count(*)::int as count from mailbox_assignment b
        left join membership m on b.kind = 'personal' and m.official_id = b.official_id
              and m.valid_from <= ${at} and (m.valid_to is null or m.valid_to > ${at})
       where b.valid_from <= ${at} and (b.valid_to is null or b.valid_to > ${at}) and coalesce(m.agency_id, b.agency_id) is not null group by 1, 2`;
  }
}

/** What was always so has no first day. */
function toSpan<Row extends DirectorySpan>(row: Row): Row {
  return row.from === BEGINNING ? { ...row, from: null } : row;
}
