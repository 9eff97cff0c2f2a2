import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MailboxKind } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import type { AliasEntry } from './alias-file.ts';
import type { DirectoryPlan, PlannedMailbox, PlannedOfficial, StoredAgency, StoredDirectory, StoredMailbox } from './directory-plan.ts';

export interface AgencyRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

export interface MailboxRow {
  readonly id: number;
  readonly address: string;
  readonly kind: MailboxKind;
}

/** Reads the directory, and writes what an import planned: one statement per kind of change, whatever its size. */
@Injectable()
export class DirectoryRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs in one transaction; imports wait for each other, so that what a plan was made from stays true until it is applied. */
  importTransaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction('READ COMMITTED', async (manager) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('directory-import'))`);
      return run(manager);
    });
  }

  async listAgencies(): Promise<AgencyRow[]> {
    return this.dataSource.sql<AgencyRow[]>`select id, code, name from agency order by code`;
  }

  async listMailboxes(): Promise<MailboxRow[]> {
    return this.dataSource.sql<MailboxRow[]>`select id, address, kind from mailbox order by id`;
  }

  async listAliases(): Promise<AliasEntry[]> {
    return this.dataSource.sql<AliasEntry[]>`select address, targets from alias order by address`;
  }

  async readStored(manager: EntityManager = this.dataSource.manager): Promise<StoredDirectory> {
    const agencies = await manager.sql<StoredAgency[]>`select code, name from agency`;
    const mailboxes = await manager.sql<StoredMailbox[]>`
      select m.id, m.address, m.kind, m.official_id as "officialId", a.code as "agencyCode",
             o.full_name as "fullName", o.position
        from mailbox m
        left join official o on o.id = m.official_id
        left join agency a on a.id = coalesce(o.agency_id, m.agency_id)`;
    const aliases = await manager.sql<AliasEntry[]>`select address, targets from alias`;
    return { agencies, mailboxes, aliases };
  }

  async apply(manager: EntityManager, plan: DirectoryPlan): Promise<void> {
    await this.insertAgencies(manager, plan.addedAgencies);
    await this.renameAgencies(manager, plan.renamedAgencies);
    await this.removeOfficials(manager, plan.removedOfficialIds);
    await this.insertMailboxes(manager, plan.addedMailboxes);
    await this.updateMailboxes(manager, plan.changedMailboxes);
    await this.insertOfficials(manager, plan.addedOfficials);
    await this.updateOfficials(manager, plan.changedOfficials);
    await this.upsertAliases(manager, [...plan.addedAliases, ...plan.changedAliases]);
  }

  private async insertAgencies(manager: EntityManager, agencies: readonly StoredAgency[]): Promise<void> {
    if (agencies.length === 0) return;
    await manager.query('insert into agency (code, name) select * from unnest($1::text[], $2::text[])', [
      agencies.map((agency) => agency.code),
      agencies.map((agency) => agency.name),
    ]);
  }

  private async renameAgencies(manager: EntityManager, agencies: readonly StoredAgency[]): Promise<void> {
    if (agencies.length === 0) return;
    await manager.query('update agency set name = p.name from unnest($1::text[], $2::text[]) as p(code, name) where agency.code = p.code', [
      agencies.map((agency) => agency.code),
      agencies.map((agency) => agency.name),
    ]);
  }

  private async removeOfficials(manager: EntityManager, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await manager.query('update mailbox set official_id = null where official_id = any($1::int[])', [ids]);
    await manager.query('delete from official where id = any($1::int[])', [ids]);
  }

  private async insertMailboxes(manager: EntityManager, mailboxes: readonly PlannedMailbox[]): Promise<void> {
    if (mailboxes.length === 0) return;
    await manager.query(
      `insert into mailbox (address, kind, agency_id)
       select p.address, p.kind, a.id
         from unnest($1::text[], $2::text[], $3::text[]) as p(address, kind, agency_code)
         left join agency a on a.code = p.agency_code`,
      mailboxColumns(mailboxes),
    );
  }

  private async updateMailboxes(manager: EntityManager, mailboxes: readonly PlannedMailbox[]): Promise<void> {
    if (mailboxes.length === 0) return;
    await manager.query(
      `update mailbox set kind = p.kind, agency_id = a.id
         from unnest($1::text[], $2::text[], $3::text[]) as p(address, kind, agency_code)
         left join agency a on a.code = p.agency_code
        where mailbox.address = p.address`,
      mailboxColumns(mailboxes),
    );
  }

  /** Ids are drawn before the rows are written, so that each person is linked to their own box, never by name. */
  private async insertOfficials(manager: EntityManager, officials: readonly PlannedOfficial[]): Promise<void> {
    if (officials.length === 0) return;
    await manager.query(
      `with person as materialized (
         select nextval(pg_get_serial_sequence('official', 'id'))::int as id, a.id as agency_id, p.address, p.full_name, p.position
           from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as p(address, agency_code, full_name, position)
           join agency a on a.code = p.agency_code
       ), added as (
         insert into official (id, agency_id, full_name, position) overriding system value
         select id, agency_id, full_name, position from person
       )
       update mailbox set official_id = person.id, agency_id = person.agency_id from person where mailbox.address = person.address`,
      officialColumns(officials),
    );
  }

  private async updateOfficials(
    manager: EntityManager,
    officials: readonly (PlannedOfficial & { readonly officialId: number })[],
  ): Promise<void> {
    if (officials.length === 0) return;
    await manager.query(
      `with person as materialized (
         select p.id, a.id as agency_id, p.address, p.full_name, p.position
           from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[]) as p(address, agency_code, full_name, position, id)
           join agency a on a.code = p.agency_code
       ), moved as (
         update official
            set agency_id = person.agency_id, full_name = person.full_name, position = person.position,
                division_id = case when official.agency_id = person.agency_id then official.division_id end
           from person where official.id = person.id
       )
       update mailbox set agency_id = person.agency_id from person where mailbox.address = person.address`,
      [...officialColumns(officials), officials.map((official) => official.officialId)],
    );
  }

  /** An array of arrays of different lengths is no SQL array, hence the joined targets; an address holds no blank. */
  private async upsertAliases(manager: EntityManager, aliases: readonly AliasEntry[]): Promise<void> {
    if (aliases.length === 0) return;
    await manager.query(
      `insert into alias (address, targets)
       select p.address, string_to_array(p.targets, ' ') from unnest($1::text[], $2::text[]) as p(address, targets)
       on conflict (address) do update set targets = excluded.targets`,
      [aliases.map((alias) => alias.address), aliases.map((alias) => alias.targets.join(' '))],
    );
  }
}

function mailboxColumns(mailboxes: readonly PlannedMailbox[]): (string | null)[][] {
  return [
    mailboxes.map((mailbox) => mailbox.address),
    mailboxes.map((mailbox) => mailbox.kind),
    mailboxes.map((mailbox) => mailbox.agencyCode),
  ];
}

function officialColumns(officials: readonly PlannedOfficial[]): (string | null)[][] {
  return [
    officials.map((official) => official.address),
    officials.map((official) => official.agencyCode),
    officials.map((official) => official.fullName),
    officials.map((official) => official.position),
  ];
}
