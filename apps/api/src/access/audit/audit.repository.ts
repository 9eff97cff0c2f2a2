import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AuditKind } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { holdLock } from '../../database/locks.ts';
import { asSystem } from '../../database/reach.ts';
import { EMPTY_HEAD, type AuditHead, type ChainedEntry } from './audit-chain.ts';

/** Which entries to show; null: any. */
export interface AuditFilter {
  readonly from: Date | null;
  /** Exclusive. */
  readonly to: Date | null;
  readonly kind: AuditKind | null;
  readonly actor: string | null;
  readonly officialId: number | null;
  readonly agency: string | null;
}

/** With the name of the official it was about, where the reader sees it. */
export interface NamedEntry extends ChainedEntry {
  readonly officialName: string | null;
}

const COLUMNS = `id, at, kind, actor, role, action, subject, official_id as "officialId", agency, reason, network, hash`;

/** The audit log, to which entries are added and from which they are read; there is nothing else to do with it. */
@Injectable()
export class AuditRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Adds what `make` makes of the chain's end. Whoever adds waits for the others, in whatever process. */
  async append(make: (head: AuditHead) => ChainedEntry): Promise<void> {
    // Whoever does something need not be somebody who may read the log.
    await asSystem(() =>
      this.dataSource.transaction('READ COMMITTED', async (manager) => {
        await holdLock(manager, 'audit');
        const entry = make(await readHead(manager));
        await manager.query(
          `insert into audit_entry (id, at, kind, actor, role, action, subject, official_id, agency, reason, network, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [
            ...[entry.id, entry.at, entry.kind, entry.actor, entry.role, entry.action, entry.subject, entry.officialId],
            ...[entry.agency, entry.reason, entry.network, entry.hash],
          ],
        );
      }),
    );
  }

  /** The end of the chain, whoever asks. */
  readHead(): Promise<AuditHead> {
    return asSystem(() => readHead(this.dataSource.manager));
  }

  /** Newest first, from below `before`. */
  list(filter: AuditFilter, before: number | null, limit: number): Promise<NamedEntry[]> {
    const { from, to, kind, actor, officialId, agency } = filter;
    return this.dataSource.query(
      `select ${COLUMNS}, (select o.full_name from official o where o.id = e.official_id) as "officialName" from audit_entry e
        where ($1::timestamptz is null or at >= $1) and ($2::timestamptz is null or at < $2) and ($3::text is null or kind = $3)
          and ($4::text is null or actor = $4) and ($5::int is null or official_id = $5) and ($6::text is null or agency = $6)
          and ($7::bigint is null or id < $7)
        order by id desc limit $8`,
      [from, to, kind, actor, officialId, agency, before, limit],
    );
  }

  /** In the order of the chain. */
  listAfter(id: number, limit: number): Promise<ChainedEntry[]> {
    return this.dataSource.query(`select ${COLUMNS} from audit_entry where id > $1 order by id limit $2`, [id, limit]);
  }
}

async function readHead(manager: EntityManager): Promise<AuditHead> {
  const rows: AuditHead[] = await manager.query('select id, hash from audit_entry order by id desc limit 1');
  return rows[0] ?? EMPTY_HEAD;
}
