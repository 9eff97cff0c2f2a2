import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';
import { requireTexts } from '../http/required-text.ts';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { findAgencyId, UnknownAgencyError } from './find-agency.ts';
import { requireLasting, requireNewSuccession } from './require-lasting.ts';

export interface Renaming {
  /** Code of the agency, which stays. */
  readonly code: string;
  readonly name: string;
  readonly onDay: IsoDate;
  /** The decision: type, number, date, issuer. */
  readonly basis: string;
  readonly madeBy: string;
}

/** Gives an agency a new name. It stays the same agency with the same people, so that no figure changes; the old name is kept with its last day. */
@Injectable()
export class RenameService {
  constructor(private readonly changes: DirectoryChangesService) {}

  /**
   * @returns the change set, by which it can be undone; null when that is its name already
   * @throws HasSuccessorError, KnownSuccessionError, UnknownAgencyError, ProblemException invalid-input
   */
  async rename({ code, onDay, madeBy, ...typed }: Renaming): Promise<number | null> {
    const { name, basis } = requireTexts({ name: typed.name, basis: typed.basis });
    const { changeSetId } = await this.changes.change({ kind: 'edit', title: `${code}: ${name}`, madeBy }, async (manager) => {
      await requireLasting(manager, [code]);
      const id = await findAgencyId(manager, code, onDay);
      if (id === null) throw new UnknownAgencyError(code);
      if ((await readName(manager, id)) === name) return;
      await requireNewSuccession(manager, id, id, onDay);
      await manager.query(
        `insert into succession (kind, from_agency_id, to_agency_id, on_day, basis, old_name)
         select 'rename', id, id, $2, $3, name from agency where id = $1`,
        [id, onDay, basis],
      );
      await manager.query('update agency set name = $2 where id = $1', [id, name]);
    });
    return changeSetId;
  }
}

async function readName(manager: EntityManager, agencyId: number): Promise<string | undefined> {
  const rows: { name: string }[] = await manager.query('select name from agency where id = $1', [agencyId]);
  return rows[0]?.name;
}
