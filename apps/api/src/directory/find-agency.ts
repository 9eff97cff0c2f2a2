import type { IsoDate } from '@nhip-thu/metrics';
import type { EntityManager } from 'typeorm';

/** There is no such agency on that day; the message is its code. */
export class UnknownAgencyError extends Error {
  override readonly name = 'UnknownAgencyError';
}

/** The id of an agency that exists on a day (null: today's last structure); null when there is none. */
export async function findAgencyId(manager: EntityManager, code: string, day: IsoDate | null): Promise<number | null> {
  const rows: { id: number }[] = await manager.query(
    `select id from agency where code = $1
        and case when $2::date is null then valid_to is null else valid_from < $2 and (valid_to is null or valid_to > $2) end`,
    [code, day],
  );
  return rows[0]?.id ?? null;
}
