import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AddressSuggestion, IsoDate, UnknownAddressReply } from '@nhip-thu/metrics';
import { DataSource } from 'typeorm';

/** An unknown address without what it may be. */
export type SeenAddress = Omit<UnknownAddressReply, 'suggestion'>;

type NamedOfficial = AddressSuggestion['officials'][number];

/** Accounts of the logs that the directory does not know, and whom they may be of. */
@Injectable()
export class UnknownAddressRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Most frequent first. What the directory has come to know since the last roll-up is left out, and so is what was told to be foreign. */
  async list(text: string, offset: number, limit: number): Promise<{ addresses: SeenAddress[]; total: number }> {
    const rows: (SeenAddress & { total: number })[] = await this.dataSource.query(
      `select address, array_agg(distinct o.name order by o.name) as origins, sum(u.count)::float8 as count,
              count(distinct day)::int as "dayCount", min(day)::text as "firstDay", max(day)::text as "lastDay", count(*) over ()::int as total
         from unmatched_day u join origin o on o.id = u.origin_id
        where u.kind <> 'unlisted' and ($1 = '' or position($1 in u.address) > 0)
          and not exists (select from mailbox m where m.address = u.address) and not exists (select from alias a where a.address = u.address)
          and not exists (select from foreign_address f where f.address = u.address)
        group by address order by sum(u.count) desc, address offset $2 limit $3`,
      [text.trim().toLowerCase(), offset, limit],
    );
    return { addresses: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
  }

  /** Code of the agency that a rule of the domain names on the day; without a rule the one that all mailboxes of the domain are of. */
  async findAgencyOfDomain(domain: string, day: IsoDate): Promise<string | null> {
    const ruled = await this.dataSource.sql<{ code: string }[]>`
      select a.code from agency_domain r join agency a on a.id = r.agency_id
       where r.domain = ${domain} and r.valid_from <= ${day} and (r.valid_to is null or r.valid_to > ${day})`;
    if (ruled[0] !== undefined) return ruled[0].code;
    const held = await this.dataSource.sql<{ code: string }[]>`
      select distinct a.code from mailbox x
        join mailbox_assignment b on b.mailbox_id = x.id and b.valid_from <= ${day} and (b.valid_to is null or b.valid_to > ${day})
        left join membership m on b.kind = 'personal' and m.official_id = b.official_id
              and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})
        join agency a on a.id = coalesce(m.agency_id, b.agency_id)
       where right(x.address, ${domain.length + 1}) = ${`@${domain}`} limit 2`;
    return held.length === 1 ? (held[0]?.code ?? null) : null;
  }

  /** Officials whose name has all of these words, those of the agency first, and those without a mailbox before others. */
  async listNamed(words: readonly string[], agency: string | null, day: IsoDate): Promise<NamedOfficial[]> {
    return this.dataSource.query(
      `select o.id, o.full_name as "fullName", box.address as mailbox
         from official o join membership m on m.official_id = o.id and m.valid_from <= $3 and (m.valid_to is null or m.valid_to > $3)
         left join agency a on a.id = m.agency_id
         left join lateral (select x.address from mailbox_assignment b join mailbox x on x.id = b.mailbox_id
                             where b.official_id = o.id and b.kind = 'personal' order by b.valid_from desc limit 1) box on true
        where not exists (select from unnest($1::text[]) w where not (' ' || o.search || ' ' like '% ' || w || ' %'))
        order by (a.code = $2) desc nulls last, box.address is null desc, o.search, o.id limit 3`,
      [words, agency, day],
    );
  }
}
