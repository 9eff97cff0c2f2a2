import { Injectable } from '@nestjs/common';
import { addDays, type IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { requireTexts } from '../http/required-text.ts';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { findAgencyId, UnknownAgencyError } from './find-agency.ts';
import { requireLasting, requireNewSuccession, SameAgencyError } from './require-lasting.ts';

/** A division or a person named as going over is not in the agency on that day, or nobody goes. */
export class NobodyMovesError extends Error {
  override readonly name = 'NobodyMovesError';
}

export interface Split {
  /** Code of the agency that a part leaves. */
  readonly from: string;
  /** Code of the agency that the part becomes; it is made when there is none. */
  readonly to: string;
  /** Its name; null: it is there already. */
  readonly name: string | null;
  /** First day in the new agency. */
  readonly onDay: IsoDate;
  /** The decision: type, number, date, issuer. */
  readonly basis: string;
  /** Names of divisions that go over with everybody in them. */
  readonly divisions: readonly string[];
  /** Staff numbers or personal mailboxes of others who go. */
  readonly people: readonly string[];
  readonly madeBy: string;
}

/**
 * Lets a part of an agency become another. People go where their membership goes; boxes without a person stay with the old agency, for what
 * cannot be divided is never shared out.
 */
@Injectable()
export class SplitService {
  constructor(private readonly changes: DirectoryChangesService) {}

  /**
   * @returns the change set, by which it can be undone
   * @throws SameAgencyError, HasSuccessorError, KnownSuccessionError, UnknownAgencyError, NobodyMovesError, ProblemException invalid-input
   */
  async split(order: Split): Promise<number | null> {
    const texts = order.name === null ? requireTexts({ basis: order.basis }) : requireTexts({ basis: order.basis, name: order.name });
    const split = { ...order, ...texts };
    const { from, to, onDay, basis, madeBy } = split;
    const { changeSetId } = await this.changes.change({ kind: 'edit', title: `${from} ⇉ ${to}`, madeBy }, async (manager) => {
      if (from === to) throw new SameAgencyError(from);
      await requireLasting(manager, [from, to]);
      const fromId = await findAgencyId(manager, from, onDay);
      if (fromId === null) throw new UnknownAgencyError(from);
      const toId = await this.findOrMakeAgency(manager, split, fromId);
      await requireNewSuccession(manager, fromId, toId, onDay);
      const membershipIds = await listMovers(manager, fromId, split);
      await manager.query(`insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('split', $1, $2, $3, $4)`, [
        ...[fromId, toId, onDay, basis],
      ]);
      await moveMembers(manager, membershipIds, toId, onDay);
    });
    return changeSetId;
  }

  private async findOrMakeAgency(manager: EntityManager, { to, name, onDay }: Split, fromId: number): Promise<number> {
    const known = await findAgencyId(manager, to, addDays(onDay, 1));
    if (known !== null) return known;
    if (name === null) throw new UnknownAgencyError(to);
    const rows: { id: number }[] = await manager.query(
      `insert into agency (code, name, tier, valid_from) select $1, $2, tier, $3 from agency where id = $4
       on conflict (code) do nothing returning id`,
      [to, name, onDay, fromId],
    );
    const made = rows[0];
    // The code is of an agency of other days.
    if (made === undefined) throw new UnknownAgencyError(to);
    return made.id;
  }
}

/** Memberships that hold on the day or begin after it, of the divisions and people that go. */
async function listMovers(manager: EntityManager, fromId: number, { onDay, divisions, people }: Split): Promise<number[]> {
  const rows: { id: number; division: string | null; code: string | null; mailbox: string | null }[] = await manager.query(
    `select m.id, d.name as division, o.code,
            (select x.address from mailbox_assignment b join mailbox x on x.id = b.mailbox_id
              where b.official_id = o.id and b.kind = 'personal' and (b.valid_to is null or b.valid_to > $2) order by b.valid_from limit 1) as mailbox
       from membership m join official o on o.id = m.official_id left join division d on d.id = m.division_id
      where m.agency_id = $1 and (m.valid_to is null or m.valid_to > $2)`,
    [fromId, onDay],
  );
  const missing = [
    ...divisions.filter((name) => !rows.some(({ division }) => division === name)),
    ...people.filter((person) => !rows.some(({ code, mailbox }) => code === person || mailbox === person.toLowerCase())),
  ];
  const moving = rows.filter(
    ({ division, code, mailbox }) =>
      (division !== null && divisions.includes(division)) ||
      people.some((person) => code === person || (mailbox !== null && mailbox === person.toLowerCase())),
  );
  if (missing.length > 0 || moving.length === 0) throw new NobodyMovesError(missing.join(', '));
  return moving.map(({ id }) => id);
}

/** Divisions of the same name are made in the new agency. */
async function moveMembers(manager: EntityManager, ids: readonly number[], toId: number, onDay: IsoDate): Promise<void> {
  await manager.query(
    `insert into division (agency_id, name, valid_from)
     select distinct $2::int, d.name, $3::date from membership m join division d on d.id = m.division_id
      where m.id = any($1::int[]) and not exists (select from division e where e.agency_id = $2 and e.name = d.name)`,
    [ids, toId, onDay],
  );
  const division = '(select e.id from division d join division e on e.agency_id = $2 and e.name = d.name where d.id = m.division_id)';
  await manager.query(
    `insert into membership (official_id, agency_id, division_id, home_agency_id, role, position, valid_from, valid_to)
     select m.official_id, $2, ${division}, m.home_agency_id, m.role, m.position, $3, m.valid_to
       from membership m where m.id = any($1::int[]) and m.valid_from < $3`,
    [ids, toId, onDay],
  );
  // Those that begin with or after the day are of the new agency altogether.
  await manager.query(
    `update membership m set agency_id = $2, division_id = ${division} where m.id = any($1::int[]) and m.valid_from >= $3`,
    [...[ids, toId, onDay]],
  );
  await manager.query('update membership set valid_to = $2 where id = any($1::int[]) and valid_from < $2', [ids, onDay]);
}
