import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ParsedChunk } from './parsing/parse-message.ts';

/** Lines of one outcome and reason. */
export interface LineTallyRow {
  readonly outcome: 'parsed' | 'ignored' | 'rejected' | 'oversize';
  readonly reason: string;
  readonly lines: number;
}

/** What became of the lines of one chunk. */
export function tallyLines({ found, oversizeLines }: Pick<ParsedChunk, 'found' | 'oversizeLines'>): LineTallyRow[] {
  const rows: LineTallyRow[] = [
    { outcome: 'parsed', reason: '', lines: found.parsed },
    { outcome: 'oversize', reason: '', lines: found.oversize + oversizeLines },
    ...byReason('ignored', found.ignoredKinds),
    ...byReason('rejected', found.rejectedReasons),
  ];
  return rows.filter(({ lines }) => lines > 0);
}

function byReason(outcome: 'ignored' | 'rejected', counts: Readonly<Record<string, number>>): LineTallyRow[] {
  return Object.entries(counts).map(([reason, lines]) => ({ outcome, reason, lines }));
}

/** Adds up lines for monitoring. */
@Injectable()
export class LineTallyRepository {
  /** Within the transaction that folds them, whose lock on the origin keeps others from the same rows. */
  async add(manager: EntityManager, originId: number, rows: readonly LineTallyRow[]): Promise<void> {
    if (rows.length === 0) return;
    await manager.query(
      `insert into line_tally (origin_id, outcome, reason, lines)
       select $1, x.outcome, x.reason, x.lines from unnest($2::text[], $3::text[], $4::bigint[]) as x(outcome, reason, lines)
       on conflict (origin_id, outcome, reason) do update set lines = line_tally.lines + excluded.lines`,
      [originId, rows.map(({ outcome }) => outcome), rows.map(({ reason }) => reason), rows.map(({ lines }) => lines)],
    );
  }
}
