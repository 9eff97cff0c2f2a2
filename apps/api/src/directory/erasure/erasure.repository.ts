import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { IsoDate } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { asMigration } from '../../database/reach.ts';
import { replaceWords } from './whole-words.ts';

/** An address, and what stands in its place. */
export interface AddressPseudonym {
  readonly address: string;
  readonly pseudonym: string;
  /** The address, sealed. */
  readonly sealed: Buffer;
}

export interface PersonToErase {
  readonly id: number;
  readonly fullName: string;
  readonly code: string | null;
  /** First day on which they belong to no unit any more; null while they do. */
  readonly leftOn: IsoDate | null;
  readonly erasedOn: IsoDate | null;
  /** Of mailboxes that were theirs and nobody else's, and second names that lead to these alone. */
  readonly addresses: readonly string[];
  /** Of their accounts. */
  readonly usernames: readonly string[];
}

/** Everything of a person that is a name, and what takes its place. */
export interface Replacement {
  readonly officialId: number;
  readonly fullName: readonly [old: string, pseudonym: string];
  readonly code: string | null;
  readonly usernames: readonly (readonly [old: string, pseudonym: string])[];
  readonly addresses: readonly AddressPseudonym[];
  readonly on: IsoDate;
}

/** Rows of mailboxes that were those of one official alone: `$1`. */
const OWN_BOXES = `select b.mailbox_id from mailbox_assignment b group by b.mailbox_id
  having bool_and(b.official_id is not distinct from $1::int and b.kind in ('personal', 'leaver'))`;

/** Where a text as JSON has it: a whole string of its own. */
const swapped = (column: string): string => `replace(${column}::text, to_json($1::text)::text, to_json($2::text)::text)::jsonb`;

/** Takes the names of a person out of every table that has them. It works as the owner of the tables, as migrations do. */
@Injectable()
export class ErasureRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** One at a time, and none beside a change of the directory. */
  transaction<T>(run: (manager: EntityManager) => Promise<T>): Promise<T> {
    return asMigration(() =>
      this.dataSource.transaction('READ COMMITTED', async (manager) => {
        await manager.query(`select pg_advisory_xact_lock(hashtext('directory-import')), set_config('nhipthu.erases', 'yes', true)`);
        return run(manager);
      }),
    );
  }

  async find(manager: EntityManager, id: number): Promise<PersonToErase | null> {
    const rows: PersonToErase[] = await manager.query(
      `select o.id, o.full_name as "fullName", o.code, o.erased_on as "erasedOn",
              (select case when bool_and(m.valid_to is not null) then max(m.valid_to) end from membership m where m.official_id = o.id) as "leftOn",
              array(select x.address from mailbox x where x.id in (${OWN_BOXES})
                    union select a.address from alias a where a.address not like '@%' and cardinality(a.targets) = 1
                       and a.targets[1] in (select x.address from mailbox x where x.id in (${OWN_BOXES}))) as addresses,
              array(select c.username from account c where c.official_id = o.id order by c.id) as usernames
         from official o where o.id = $1`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** Officials who left before a day and whose names are still there. */
  async listLeavers(before: IsoDate): Promise<number[]> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      select o.id from official o join membership m on m.official_id = o.id where o.erased_on is null
       group by o.id having bool_and(m.valid_to is not null) and max(m.valid_to) < ${before} order by o.id`;
    return rows.map(({ id }) => id);
  }

  async replace(manager: EntityManager, replacement: Replacement): Promise<void> {
    const { officialId, fullName, on } = replacement;
    await manager.query('update official set full_name = $2, code = null, erased_on = $3 where id = $1', [officialId, fullName[1], on]);
    // The reason of a leave may tell of an illness.
    await manager.query(`update absence set reason = '–' where official_id = $1`, [officialId]);
    await this.replaceInJournal(manager, replacement);
    const own = replacement.addresses.map(({ address }) => address);
    for (const each of replacement.addresses) await this.replaceLocalPart(manager, each, own);
    for (const each of replacement.addresses) await this.replaceAddress(manager, each, on);
    await this.dropPreviews(manager, replacement);
    for (const swap of replacement.usernames) await this.closeAccount(manager, swap, fullName[1]);
    await manager.query(
      `update data_request_step set text = case when act = 'made' then '–' else replace(text, $2, $3) end where official_id = $1`,
      [officialId, ...fullName],
    );
    // Previews of imports that were made from the directory of before do not fit any more.
    await manager.query(`update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'directory-revision'`);
  }

  /** Sealed addresses of which no log is kept that names them. @returns how many went */
  async dropSealed(removedBefore: IsoDate): Promise<number> {
    const rows = await this.dataSource.sql<{ count: number }[]>`
      with gone as (delete from erased_address where erased_on < ${removedBefore} returning 1) select count(*)::int as count from gone`;
    return rows[0]?.count ?? 0;
  }

  private async replaceInJournal(manager: EntityManager, { officialId, fullName, code }: Replacement): Promise<void> {
    const row = { full_name: fullName[1], code: null, search: '' };
    for (const column of ['before', 'after']) {
      await manager.query(
        `update directory_change set ${column} = ${column} || $2::jsonb where table_name = 'official' and row_id = $1 and ${column} is not null`,
        [officialId, JSON.stringify(row)],
      );
      await manager.query(
        `update directory_change set ${column} = ${column} || '{"reason": "–"}' where table_name = 'absence' and ${column}->>'official_id' = $1`,
        [String(officialId)],
      );
    }
    for (const [old, now] of [fullName, ...(code === null ? [] : [[code, '–'] as const])]) await this.replaceInTitles(manager, old, now);
  }

  private async replaceAddress(manager: EntityManager, { address, pseudonym, sealed }: AddressPseudonym, on: IsoDate): Promise<void> {
    const swap = [address, pseudonym];
    await manager.query('insert into erased_address (pseudonym, sealed, erased_on) values ($1, $2, $3) on conflict do nothing', [
      ...[pseudonym, sealed, on],
    ]);
    await manager.query('update mailbox set address = $2 where address = $1', swap);
    await manager.query('update alias set address = $2 where address = $1', swap);
    await manager.query('update alias set targets = array_replace(targets, $1, $2) where $1 = any(targets)', swap);
    await manager.query('update unmatched_day set address = $2 where address = $1', swap);
    for (const column of ['before', 'after'])
      await manager.query(
        `update directory_change set ${column} = ${swapped(column)} where position(to_json($1::text)::text in ${column}::text) > 0`,
        swap,
      );
    await this.replaceInTitles(manager, address, pseudonym);
    await this.replaceInPrintLogs(manager, address, pseudonym);
  }

  /** Print logs name accounts by the local part, whatever the domain; who prints for which agency stays as it was told. */
  private async replaceLocalPart(manager: EntityManager, swap: AddressPseudonym, own: readonly string[]): Promise<void> {
    const [local, other] = [localPartOf(swap.address), localPartOf(swap.pseudonym)];
    const others: unknown[] = await manager.query(
      `select from (select address from mailbox union all select address from alias) x
        where split_part(x.address, '@', 1) = $1 and x.address <> all($2::text[]) limit 1`,
      [local, own],
    );
    // Whose prints they are cannot be told.
    if (others.length === 0) await this.replaceInPrintLogs(manager, local, other);
  }

  private async replaceInPrintLogs(manager: EntityManager, old: string, now: string): Promise<void> {
    await manager.query('update print_job set account = $2 where account = $1', [old, now]);
    await manager.query(`update print_mapping set name = $2 where kind = 'account' and name = $1`, [old, now]);
  }

  private async replaceInTitles(manager: EntityManager, old: string, now: string): Promise<void> {
    const sets: { id: number; title: string }[] = await manager.query(
      'select id, title from directory_change_set where position($1 in title) > 0',
      [old],
    );
    for (const { id, title } of sets)
      await manager.query('update directory_change_set set title = $2 where id = $1', [id, replaceWords(title, old, now)]);
  }

  private async dropPreviews(manager: EntityManager, { fullName, code, addresses }: Replacement): Promise<void> {
    const words = [fullName[0], ...(code === null ? [] : [code]), ...addresses.map(({ address }) => address)];
    await manager.query(
      `delete from directory_preview p using unnest($1::text[]) w
        where position(to_json(w)::text in p.entries::text) > 0
           or exists (select from directory_preview_row r where r.preview_id = p.id and position(to_json(w)::text in r.change::text) > 0)`,
      [words],
    );
  }

  /** Nobody signs in by it again, and its name goes from what it did. */
  private async closeAccount(manager: EntityManager, swap: readonly [old: string, pseudonym: string], displayName: string): Promise<void> {
    for (const table of ['session', 'password_reset', 'oidc_attempt'])
      await manager.query(`delete from ${table} where account_id = (select id from account where username = $1)`, [swap[0]]);
    await manager.query(
      `update account set username = $2, display_name = $3, email = null, oidc_subject = null, totp_secret = null, totp_pending = null,
              totp_step = null, recovery_hashes = '{}', password_hash = '', last_seen_at = null, disabled_at = coalesce(disabled_at, now()) where username = $1`,
      [...swap, displayName],
    );
    await manager.query('update data_request_step set made_by = $2 where made_by = $1', [...swap]);
    await manager.query('update audit_entry set actor = $2 where actor = $1 and digests is not null', [...swap]);
    await manager.query('update audit_entry set subject = $2 where subject = $1 and digests is not null', [...swap]);
  }
}

function localPartOf(address: string): string {
  return address.split('@', 1)[0] ?? '';
}
