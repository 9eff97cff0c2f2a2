import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { OriginDays } from '../queue/directory-marks.ts';
import { requireTexts } from '../http/required-text.ts';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { findAgencyId, UnknownAgencyError } from './find-agency.ts';
import { isMailAddress } from './mail-address.ts';

/** What an unknown address turns out to be. */
export type AddressOwner =
  | { readonly kind: 'official'; readonly officialId: number }
  | { readonly kind: 'unit' | 'shared' | 'robot'; readonly agency: string }
  /** Not the province's. */
  | { readonly kind: 'foreign'; readonly reason: string };

/** There is nobody of this id. */
export class UnknownOfficialError extends Error {
  override readonly name = 'UnknownOfficialError';
}

/** The directory knows the address already. */
export class KnownAddressError extends Error {
  override readonly name = 'KnownAddressError';
}

/** An account without a domain can be somebody's second name, but no mailbox. */
export class NoDomainError extends Error {
  override readonly name = 'NoDomainError';
}

export interface AssignmentOrder {
  /** Lower case. */
  readonly address: string;
  readonly owner: AddressOwner;
  readonly madeBy: string;
  /** Days whose facts name the address. */
  readonly findDays: (manager: EntityManager) => Promise<readonly OriginDays[]>;
}

/** Tells the directory what an address of the logs is. It holds for all days, for it speaks of logs that are there already. */
@Injectable()
export class AssignmentService {
  constructor(private readonly changes: DirectoryChangesService) {}

  /**
   * An official without a mailbox gets the address as their own; for one who has a box it is an alias of that.
   * @returns the change set, by which it can be undone
   * @throws UnknownAgencyError, UnknownOfficialError, KnownAddressError, NoDomainError, ProblemException invalid-input
   */
  async assign({ address, owner: told, madeBy, findDays }: AssignmentOrder): Promise<number | null> {
    const owner = told.kind === 'foreign' ? { ...told, ...requireTexts({ reason: told.reason }) } : told;
    const head = { kind: 'edit', title: `${address} → ${titleOf(owner)}`, madeBy } as const;
    const work = async (manager: EntityManager): Promise<void> => {
      if (await isKnown(manager, address)) throw new KnownAddressError(address);
      if (owner.kind === 'foreign') {
        await manager.query('insert into foreign_address (address, reason) values ($1, $2)', [address, owner.reason]);
      } else if (owner.kind === 'official') await giveToOfficial(manager, address, owner.officialId);
      else {
        const agencyId = await findAgencyId(manager, owner.agency, null);
        if (agencyId === null) throw new UnknownAgencyError(owner.agency);
        await insertBox(manager, address, { kind: owner.kind, officialId: null, agencyId });
      }
    };
    // A foreign address has no figures, whatever its days.
    const { changeSetId } = await this.changes.change(head, work, owner.kind === 'foreign' ? async () => [] : findDays);
    return changeSetId;
  }
}

function titleOf(owner: AddressOwner): string {
  if (owner.kind === 'official') return `official #${owner.officialId}`;
  return owner.kind === 'foreign' ? `foreign: ${owner.reason}` : `${owner.kind} ${owner.agency}`;
}

async function isKnown(manager: EntityManager, address: string): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select from mailbox where address = $1 union all select from alias where address = $1 union all
     select from foreign_address where address = $1`,
    [address],
  );
  return rows.length > 0;
}

async function giveToOfficial(manager: EntityManager, address: string, officialId: number): Promise<void> {
  const rows: { box: string | null }[] = await manager.query(
    `select (select m.address from mailbox_assignment b join mailbox m on m.id = b.mailbox_id
              where b.official_id = o.id and b.kind = 'personal' order by b.valid_from desc limit 1) as box
       from official o where o.id = $1`,
    [officialId],
  );
  const [official] = rows;
  if (official === undefined) throw new UnknownOfficialError(String(officialId));
  if (official.box === null) await insertBox(manager, address, { kind: 'personal', officialId, agencyId: null });
  else await manager.query('insert into alias (address, targets) values ($1, array[$2])', [address, official.box]);
}

async function insertBox(
  manager: EntityManager,
  address: string,
  { kind, officialId, agencyId }: { kind: string; officialId: number | null; agencyId: number | null },
): Promise<void> {
  if (!isMailAddress(address)) throw new NoDomainError(address);
  await manager.query(
    `with box as (insert into mailbox (address) values ($1) returning id)
     insert into mailbox_assignment (mailbox_id, kind, official_id, agency_id) select id, $2, $3, $4 from box`,
    [address, kind, officialId, agencyId],
  );
}
