import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AbsentAgency, AgencyTier, IsoDate, MailboxKind, OfficialRole } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { FactSeal } from '../database/fact-seal.ts';
import { oncePerDecision } from '../database/reach.ts';
import { BEGINNING } from './spans.ts';
import type { SuccessionStep } from './structure.ts';

export interface AgencyRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly tier: AgencyTier;
}

/** From when to when an agency was there, and what it became part of. */
export type AgencyLife = Omit<AbsentAgency, 'absence'>;

export interface MailboxRow {
  readonly id: number;
  readonly address: string;
  readonly kind: MailboxKind;
}

/** The directory as the reading of logs needs it: it is the same on every day from `from` until the day before `to`. */
export interface AddressNames {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly mailboxes: readonly MailboxRow[];
  readonly aliases: readonly { readonly address: string; readonly targets: readonly string[] }[];
  /** Domains of which a rule says whose they are, whenever it holds. */
  readonly ownDomains: readonly string[];
}

/** A mailbox, the agency it is in, and the role of whoever holds it. */
export interface MailboxPlaceRow {
  readonly mailboxId: number;
  readonly agencyId: number;
  readonly role: OfficialRole | null;
}

/** Where mailboxes stand from `from` until the day before `to`. */
export interface MailboxPlaces {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly places: readonly MailboxPlaceRow[];
}

/** What is asked, for all instances. */
const AGENCIES = {};
const SUCCESSIONS = {};

/** What other rooms ask of the directory. */
@Injectable()
export class DirectoryRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly seal: FactSeal,
  ) {}

  listAgencies(): Promise<readonly AgencyRow[]> {
    return oncePerDecision(AGENCIES, () => this.dataSource.sql<AgencyRow[]>`select id, code, name, tier from agency order by code`);
  }

  /** From when to when an agency of this code was there and what it was merged into, as far as the caller may know of both; null when of neither. */
  async findLife(code: string): Promise<AgencyLife | null> {
    const rows = await this.dataSource.sql<AgencyLife[]>`
      select a.code, a.name, a.valid_from as "from", a.valid_to as "to",
             (select jsonb_build_object('code', t.code, 'name', t.name) from succession s join agency t on t.id = s.to_agency_id
               where s.from_agency_id = a.id and s.kind = 'merge' and s.on_day = a.valid_to limit 1) as successor
        from agency a where a.code = ${code}`;
    const [life] = rows;
    if (life === undefined) return null;
    return { ...life, from: life.from === BEGINNING ? null : life.from };
  }

  /** The agency of each mailbox on a day, of a personal one that of its official; mailboxes outside all agencies are absent. */
  async listMailboxAgencies(day: IsoDate, manager: EntityManager): Promise<Map<number, number>> {
    const rows = await manager.sql<{ id: number; agencyId: number }[]>`
      select a.mailbox_id as id, coalesce(m.agency_id, a.agency_id) as "agencyId"
        from mailbox_assignment a
        left join membership m on m.official_id = a.official_id and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})
       where a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day}) and coalesce(m.agency_id, a.agency_id) is not null`;
    return new Map(rows.map(({ id, agencyId }) => [id, agencyId]));
  }

  /**
   * Where the holders of mailboxes stand on a day; it is the same on every day from `from` until the day before `to`. The role is null for boxes that are
   * nobody's own.
   */
  async readMailboxPlaces(day: IsoDate, manager: EntityManager): Promise<MailboxPlaces> {
    const bounds = await manager.sql<{ from: IsoDate | null; to: IsoDate | null }[]>`
      select max(d) filter (where d <= ${day}) as "from", min(d) filter (where d > ${day}) as "to"
        from (select valid_from as d from mailbox_assignment union all select valid_to from mailbox_assignment
              union all select valid_from from membership union all select valid_to from membership) as bound(d)`;
    const places = await manager.sql<MailboxPlaceRow[]>`
      select a.mailbox_id as "mailboxId", coalesce(m.agency_id, a.agency_id) as "agencyId", case when a.kind = 'personal' then m.role end as role
        from mailbox_assignment a
        left join membership m on m.official_id = a.official_id and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})
       where a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day}) and coalesce(m.agency_id, a.agency_id) is not null`;
    return { from: bounds[0]?.from ?? null, to: bounds[0]?.to ?? null, places };
  }

  /**
   * Every mailbox, robots as they were on the day, and the aliases of the day. An address keeps its mailbox whoever holds it, so between two
   * days on which an alias or a robot begins or ends nothing differs. Erased addresses stand as the logs name them, for as long as these are kept.
   */
  async readAddressNames(day: IsoDate): Promise<AddressNames> {
    const [mailboxes, aliases, bounds, rules, erased] = await Promise.all([
      this.dataSource.sql<MailboxRow[]>`
        select m.id, m.address, coalesce(a.kind, 'unmatched') as kind
          from mailbox m
          left join mailbox_assignment a on a.mailbox_id = m.id and a.valid_from <= ${day} and (a.valid_to is null or a.valid_to > ${day})
         order by m.id`,
      this.dataSource.sql<{ address: string; targets: string[] }[]>`
        select address, targets from alias where valid_from <= ${day} and (valid_to is null or valid_to > ${day}) order by address`,
      this.dataSource.sql<{ from: IsoDate | null; to: IsoDate | null }[]>`
        select max(d) filter (where d <= ${day}) as "from", min(d) filter (where d > ${day}) as "to"
          from (select valid_from as d from alias union all select valid_to from alias
                union all select valid_from from mailbox_assignment where kind = 'robot'
                union all select valid_to from mailbox_assignment where kind = 'robot') as bound(d)`,
      this.dataSource.sql<{ domain: string }[]>`select distinct domain from agency_domain order by domain`,
      this.dataSource.sql<{ pseudonym: string; sealed: Buffer }[]>`select pseudonym, sealed from erased_address`,
    ]);
    const originals = new Map(erased.map(({ pseudonym, sealed }) => [pseudonym, this.seal.open(sealed).toString()]));
    const nameOf = (address: string): string => originals.get(address) ?? address;
    const ownDomains = rules.map(({ domain }) => domain);
    return {
      from: bounds[0]?.from ?? null,
      to: bounds[0]?.to ?? null,
      mailboxes: mailboxes.map((mailbox) => ({ ...mailbox, address: nameOf(mailbox.address) })),
      aliases: aliases.map(({ address, targets }) => ({ address: nameOf(address), targets: targets.map(nameOf) })),
      ownDomains,
    };
  }

  /** Merges and splits of agencies. */
  listSuccessions(): Promise<readonly SuccessionStep[]> {
    return oncePerDecision(
      SUCCESSIONS,
      () => this.dataSource.sql<SuccessionStep[]>`
      select kind, from_agency_id as "fromId", to_agency_id as "toId", on_day as "onDay" from succession where kind <> 'rename'`,
    );
  }
}
