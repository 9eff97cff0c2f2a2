import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { requireTexts } from '../http/required-text.ts';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { findAgencyId, UnknownAgencyError } from './find-agency.ts';
import { requireLasting, requireNewSuccession, SameAgencyError } from './require-lasting.ts';

export interface Merge {
  /** Codes of agencies. */
  readonly from: string;
  readonly to: string;
  /** First day in the agency that takes the other in. */
  readonly onDay: IsoDate;
  /** The decision: type, number, date, issuer. */
  readonly basis: string;
  readonly madeBy: string;
}

/** Lets an agency become part of another: its people and boxes go over on that day, and it ends. */
@Injectable()
export class MergeService {
  constructor(private readonly changes: DirectoryChangesService) {}

  /**
   * @returns the change set, by which it can be undone
   * @throws SameAgencyError, HasSuccessorError, KnownSuccessionError, UnknownAgencyError, ProblemException invalid-input
   */
  async merge({ from, to, onDay, basis: typed, madeBy }: Merge): Promise<number | null> {
    const { basis } = requireTexts({ basis: typed });
    const title = `${from} → ${to}`;
    const { changeSetId } = await this.changes.change({ kind: 'edit', title, madeBy }, async (manager) => {
      if (from === to) throw new SameAgencyError(from);
      await requireLasting(manager, [from, to]);
      const [fromId, toId] = [await findAgencyId(manager, from, onDay), await findAgencyId(manager, to, onDay)];
      if (fromId === null || toId === null)
        throw new UnknownAgencyError([...(fromId === null ? [from] : []), ...(toId === null ? [to] : [])].join(', '));
      await requireNewSuccession(manager, fromId, toId, onDay);
      await manager.query(`insert into succession (kind, from_agency_id, to_agency_id, on_day, basis) values ('merge', $1, $2, $3, $4)`, [
        fromId,
        toId,
        onDay,
        basis,
      ]);
      await manager.query('update agency set valid_to = $2 where id = $1', [fromId, onDay]);
      for (const { table, kept, cleared } of MOVED) await move(manager, { table, kept, cleared, values: [fromId, toId, onDay] });
    });
    return changeSetId;
  }
}

/** Divisions end with their agency; the others of it keep their place. */
const MOVED = [
  { table: 'membership', kept: 'official_id, home_agency_id, role, position', cleared: ', division_id = null' },
  { table: 'mailbox_assignment', kept: 'mailbox_id, kind, official_id', cleared: '' },
  { table: 'agency_domain', kept: 'domain', cleared: '' },
];

/** Spans that reach over the day are cut there and go on in the other agency; later ones belong to it altogether. */
async function move(
  manager: EntityManager,
  { table, kept, cleared, values }: { table: string; kept: string; cleared: string; values: readonly unknown[] },
): Promise<void> {
  await manager.query(
    `insert into ${table} (${kept}, agency_id, valid_from, valid_to)
     select ${kept}, $2, $3, valid_to from ${table} where agency_id = $1 and valid_from < $3 and (valid_to is null or valid_to > $3)`,
    [...values],
  );
  await manager.query(`update ${table} set agency_id = $2${cleared} where agency_id = $1 and valid_from >= $3`, [...values]);
  await manager.query(`update ${table} set valid_to = $2 where agency_id = $1 and (valid_to is null or valid_to > $2)`, [
    values[0],
    values[2],
  ]);
}
