import type { IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';

/** The merger by which an agency became, or will become, part of another. */
export interface KnownMerger {
  /** Codes of agencies. */
  readonly from: string;
  readonly to: string;
  readonly onDay: IsoDate;
  readonly basis: string;
  /** The change by which it can be undone; null when it was not entered as one. */
  readonly changeSetId: number | null;
}

/** The agency has a successor already. */
export class HasSuccessorError extends Error {
  override readonly name = 'HasSuccessorError';
  constructor(readonly merger: KnownMerger) {
    super(`${merger.from} → ${merger.to}, ${merger.onDay}`);
  }
}

/** An agency cannot become part of itself. */
export class SameAgencyError extends Error {
  override readonly name = 'SameAgencyError';
}

/** Between these agencies there is a succession of that day already: a renaming, if both are the same. */
export class KnownSuccessionError extends Error {
  override readonly name = 'KnownSuccessionError';
  /** @param succession `changeSetId`: the change by which it can be undone; null when it was not entered as one */
  constructor(readonly succession: { readonly onDay: IsoDate; readonly basis: string; readonly changeSetId: number | null }) {
    super(`${succession.onDay}: ${succession.basis}`);
  }
}

/** The change that entered a succession `s`. */
const ENTERED_BY = `(select max(c.set_id) from directory_change c where c.table_name = 'succession' and c.row_id = s.id and c.before is null)`;

/**
 * On one day an agency becomes another, or gets a new name, once.
 * @throws KnownSuccessionError
 */
export async function requireNewSuccession(manager: EntityManager, fromId: number, toId: number, onDay: IsoDate): Promise<void> {
  const rows: KnownSuccessionError['succession'][] = await manager.query(
    `select s.on_day as "onDay", s.basis, ${ENTERED_BY} as "changeSetId"
       from succession s where s.from_agency_id = $1 and s.to_agency_id = $2 and s.on_day = $3`,
    [fromId, toId, onDay],
  );
  if (rows[0] !== undefined) throw new KnownSuccessionError(rows[0]);
}

/**
 * Agencies of which one is part of another from some day on are not merged, split or renamed again, also not on a day before: what was handed
 * over then would have to be handed over once more.
 * @throws HasSuccessorError
 */
export async function requireLasting(manager: EntityManager, codes: readonly string[]): Promise<void> {
  const rows: KnownMerger[] = await manager.query(
    `select f.code as "from", t.code as "to", s.on_day as "onDay", s.basis,
            ${ENTERED_BY} as "changeSetId"
       from succession s join agency f on f.id = s.from_agency_id join agency t on t.id = s.to_agency_id
      where s.kind = 'merge' and f.code = any($1::text[]) order by array_position($1::text[], f.code), s.on_day, s.id`,
    [codes],
  );
  if (rows[0] !== undefined) throw new HasSuccessorError(rows[0]);
}
