import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import type { DirectoryWrites, Owned, Place, Holding, StoredAbsence, StoredAgency, StoredDirectory, Targets } from './planned-directory.ts';
import type { Span } from './spans.ts';

type Row = Readonly<Record<string, unknown>>;

/** Reads the whole directory for an import, and writes what was planned: one statement per table, whatever its size. */
@Injectable()
export class DirectoryImportRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async readStored(manager: EntityManager = this.dataSource.manager): Promise<StoredDirectory> {
    const agencies = await manager.sql<StoredAgency[]>`select id, code, name, tier from agency`;
    const officials = await manager.sql<{ id: number; fullName: string; code: string | null }[]>`
      select id, full_name as "fullName", code from official order by id`;
    const places = await manager.sql<({ officialId: number } & Place & Dated)[]>`
      select m.id, m.official_id as "officialId", a.code as agency, d.name as division, h.code as home, m.role, m.position,
             m.valid_from as "from", m.valid_to as "to"
        from membership m left join agency a on a.id = m.agency_id left join agency h on h.id = m.home_agency_id
        left join division d on d.id = m.division_id order by m.official_id, m.valid_from`;
    const absences = await manager.sql<({ officialId: number } & StoredAbsence)[]>`
      select id, official_id as "officialId", kind, valid_from as "from", valid_to as "to", reason from absence order by id`;
    const mailboxes = await manager.sql<{ id: number; address: string }[]>`select id, address from mailbox order by id`;
    const holdings = await manager.sql<({ mailboxId: number } & Holding & Dated)[]>`
      select b.id, b.mailbox_id as "mailboxId", b.kind, '#' || b.official_id as official, a.code as agency, b.valid_from as "from", b.valid_to as "to"
        from mailbox_assignment b left join agency a on a.id = b.agency_id order by b.mailbox_id, b.valid_from`;
    const aliases = await manager.sql<({ address: string } & Targets & Dated)[]>`
      select id, address, targets, valid_from as "from", valid_to as "to" from alias order by address, valid_from`;
    const placesOf = gather(places, (row) => row.officialId, toPlace);
    const absencesOf = gather(absences, (row) => row.officialId, toAbsence);
    const holdingsOf = gather(holdings, (row) => row.mailboxId, toHolding);
    const spansOf = gather(aliases, (row) => row.address, toTargets);
    return {
      agencies,
      officials: officials.map((official) => ({
        ...{ key: `#${official.id}`, ...official },
        ...{ places: placesOf.get(official.id) ?? [], absences: absencesOf.get(official.id) ?? [] },
      })),
      mailboxes: mailboxes.map((mailbox) => ({ ...mailbox, holdings: holdingsOf.get(mailbox.id) ?? [] })),
      aliases: [...spansOf].map(([address, spans]) => ({ address, spans })),
    };
  }

  /** The agency of each mail domain that a rule names, by domain, oldest first. */
  async listDomains(): Promise<Map<string, DomainSpan[]>> {
    const rows = await this.dataSource.sql<({ domain: string } & DomainSpan)[]>`
      select r.domain, a.code, a.name, r.valid_from as "from", r.valid_to as "to"
        from agency_domain r join agency a on a.id = r.agency_id order by r.domain, r.valid_from`;
    return gather(
      rows,
      ({ domain }) => domain,
      ({ code, name, from, to }) => ({ code, name, from, to }),
    );
  }

  async apply(manager: EntityManager, writes: DirectoryWrites): Promise<void> {
    await this.writeAgencies(manager, writes);
    for (const [table, ids] of [
      ['absence', writes.removed.absences],
      ['alias', writes.removed.aliases],
      ['mailbox_assignment', writes.removed.holdings],
      ['membership', writes.removed.places],
    ] as const) {
      await remove(manager, table, ids);
    }
    const idOf = await this.writeOfficials(manager, writes);
    if (writes.mailboxes.length > 0) {
      await manager.query('insert into mailbox (address) select unnest($1::text[])', [writes.mailboxes]);
    }
    await this.writePlaces(manager, writes.places, idOf);
    await this.writeHoldings(manager, writes.holdings, idOf);
    await this.writeAliases(manager, writes.aliases);
    await this.writeAbsences(manager, writes, idOf);
    await remove(manager, 'official', writes.removed.officials);
  }

  private async writeAgencies(manager: EntityManager, { agencies, places }: DirectoryWrites): Promise<void> {
    const rows = agencies.map(({ id, code, name, tier }) => ({ id, code, name, tier }));
    await put(manager, rows, {
      columns: 'id int, code text, name text, tier text',
      insert: 'insert into agency (code, name, tier) select code, name, tier from r where id is null',
      update: 'update agency t set name = r.name, tier = r.tier from r where t.id = r.id',
    });
    const divisions = new Map(
      places.flatMap(({ span: { value } }) => (value.division === null ? [] : [[JSON.stringify([value.agency, value.division]), value]])),
    );
    await put(
      manager,
      [...divisions.values()].map(({ agency, division }) => ({ agency, division })),
      {
        columns: 'agency text, division text',
        insert: `insert into division (agency_id, name) select a.id, r.division from r join agency a on a.code = r.agency
                  where not exists (select from division d where d.agency_id = a.id and d.name = r.division)`,
      },
    );
  }

  /** Ids are drawn before the rows are written, so that each person is linked to their own rows, never by name. */
  private async writeOfficials(manager: EntityManager, { officials }: DirectoryWrites): Promise<(key: string) => number> {
    const added = officials.filter(({ id }) => id === null);
    const drawn: { id: number }[] = await manager.query(
      `select nextval(pg_get_serial_sequence('official', 'id'))::int as id from generate_series(1, $1)`,
      [added.length],
    );
    const ids = new Map(added.map(({ key }, index) => [key, drawn[index]?.id]));
    const rows = officials.map(({ key, id, fullName, code }) => ({ id: id ?? ids.get(key), isNew: id === null, name: fullName, code }));
    await put(manager, rows, {
      columns: 'id int, "isNew" boolean, name text, code text',
      insert: 'insert into official (id, full_name, code) overriding system value select id, name, code from r where "isNew"',
      update: 'update official t set full_name = r.name, code = r.code from r where t.id = r.id and not r."isNew"',
    });
    return (key) => {
      const id = key.startsWith('#') ? Number(key.slice(1)) : ids.get(key);
      if (id === undefined) throw new Error('a row of nobody');
      return id;
    };
  }

  private async writePlaces(manager: EntityManager, places: readonly Owned<Place>[], idOf: (key: string) => number): Promise<void> {
    const rows = places.map(({ owner, span: { id, value, from, to } }) => ({ id, official: idOf(owner), ...value, from, to }));
    const values = 'r.official, a.id, d.id, h.id, r.role, r.position, r."from", r."to"';
    const columns = 'official_id, agency_id, division_id, home_agency_id, role, position, valid_from, valid_to';
    const joins = `r left join agency a on a.code = r.agency left join agency h on h.code = r.home
                     left join division d on d.agency_id = a.id and d.name = r.division`;
    await put(manager, rows, {
      columns: 'id int, official int, agency text, division text, home text, role text, position text, "from" date, "to" date',
      insert: `insert into membership (${columns}) select ${values} from ${joins} where r.id is null`,
      update: `update membership t set (${columns}) = row (${values}) from ${joins} where t.id = r.id`,
    });
  }

  private async writeHoldings(manager: EntityManager, holdings: readonly Owned<Holding>[], idOf: (key: string) => number): Promise<void> {
    const rows = holdings.map(({ owner, span: { id, value, from, to } }) => ({
      ...{
        id,
        address: owner,
        kind: value.kind,
        official: value.official === null ? null : idOf(value.official),
        agency: value.agency,
        from,
        to,
      },
    }));
    await put(manager, rows, {
      columns: 'id int, address text, kind text, official int, agency text, "from" date, "to" date',
      insert: `insert into mailbox_assignment (mailbox_id, kind, official_id, agency_id, valid_from, valid_to)
               select m.id, r.kind, r.official, a.id, r."from", r."to" from r join mailbox m on m.address = r.address
                 left join agency a on a.code = r.agency where r.id is null`,
      update: `update mailbox_assignment t set kind = r.kind, official_id = r.official, agency_id = a.id, valid_from = r."from", valid_to = r."to"
                 from r left join agency a on a.code = r.agency where t.id = r.id`,
    });
  }

  private async writeAliases(manager: EntityManager, aliases: readonly Owned<Targets>[]): Promise<void> {
    const rows = aliases.map(({ owner, span: { id, value, from, to } }) => ({ id, address: owner, targets: value.targets, from, to }));
    await put(manager, rows, {
      columns: 'id int, address text, targets text[], "from" date, "to" date',
      insert: 'insert into alias (address, targets, valid_from, valid_to) select address, targets, "from", "to" from r where id is null',
      update: 'update alias t set targets = r.targets, valid_from = r."from", valid_to = r."to" from r where t.id = r.id',
    });
  }

  private async writeAbsences(manager: EntityManager, { absences }: DirectoryWrites, idOf: (key: string) => number): Promise<void> {
    const rows = absences.map(({ owner, absence }) => ({ ...absence, official: idOf(owner) }));
    await put(manager, rows, {
      columns: 'id int, official int, kind text, reason text, "from" date, "to" date',
      insert: `insert into absence (official_id, kind, reason, valid_from, valid_to)
               select official, kind, reason, "from", "to" from r where id is null`,
      update: 'update absence t set reason = r.reason, valid_to = r."to" from r where t.id = r.id',
    });
  }
}

/** The agency of a domain on some days. */
export interface DomainSpan {
  readonly code: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

interface Dated {
  readonly id: number;
  readonly from: string;
  readonly to: string | null;
}

// Values always with their keys in this order: spans are compared as text.
const toPlace = ({ id, from, to, agency, division, home, role, position }: Place & Dated): Span<Place> => ({
  ...{ id, value: { agency, division, home, role, position }, from, to },
});
const toHolding = ({ id, from, to, kind, official, agency }: Holding & Dated): Span<Holding> => ({
  ...{ id, value: { kind, official, agency }, from, to },
});
const toTargets = ({ id, from, to, targets }: Targets & Dated): Span<Targets> => ({ id, value: { targets: targets.toSorted() }, from, to });
const toAbsence = ({ id, kind, from, to, reason }: StoredAbsence): StoredAbsence => ({ id, kind, from, to, reason });

function gather<Item, Key, Value>(rows: readonly Item[], keyOf: (row: Item) => Key, valueOf: (row: Item) => Value): Map<Key, Value[]> {
  const lists = new Map<Key, Value[]>();
  for (const row of rows) {
    const list = lists.get(keyOf(row));
    if (list === undefined) lists.set(keyOf(row), [valueOf(row)]);
    else list.push(valueOf(row));
  }
  return lists;
}

async function remove(manager: EntityManager, table: string, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await manager.query(`delete from ${table} where id = any($1::int[])`, [ids]);
}

/** Runs statements over rows given as one JSON value, with `r` as their table. */
async function put(
  manager: EntityManager,
  rows: readonly Row[],
  { columns, ...statements }: { readonly columns: string; readonly insert: string; readonly update?: string },
): Promise<void> {
  if (rows.length === 0) return;
  for (const statement of [statements.update, statements.insert]) {
    if (statement === undefined) continue;
    await manager.query(`with r as materialized (select * from jsonb_to_recordset($1::jsonb) as x(${columns})) ${statement}`, [
      JSON.stringify(rows),
    ]);
  }
}
