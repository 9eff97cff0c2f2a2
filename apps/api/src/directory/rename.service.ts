import { Injectable } from '@nestjs/common';
import type { IsoDate } from '@nhip-thu/metrics';
import { DirectoryChangesService } from './directory-changes.service.ts';
import { findAgencyId, UnknownAgencyError } from './find-agency.ts';
import { requireLasting } from './require-lasting.ts';

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
   * @throws HasSuccessorError, UnknownAgencyError
   */
  async rename({ code, name, onDay, basis, madeBy }: Renaming): Promise<number | null> {
    const { changeSetId } = await this.changes.change({ kind: 'edit', title: `${code}: ${name}`, madeBy }, async (manager) => {
      await requireLasting(manager, [code]);
      const id = await findAgencyId(manager, code, onDay);
      if (id === null) throw new UnknownAgencyError(code);
      await manager.query(
        `insert into succession (kind, from_agency_id, to_agency_id, on_day, basis, old_name)
         select 'rename', id, id, $2, $3, name from agency where id = $1 and name <> $4`,
        [id, onDay, basis, name],
      );
      await manager.query('update agency set name = $2 where id = $1 and name <> $2', [id, name]);
    });
    return changeSetId;
  }
}
