import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** What may be shown of a token. */
export interface OriginTokenRow {
  readonly id: number;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A token that still counts. */
export interface LiveOriginToken {
  readonly id: number;
  readonly originName: string;
  readonly lastUsedAt: Date | null;
}

/** Tokens of origins by their hash. */
@Injectable()
export class OriginTokenRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @returns the number by which the token is revoked */
  async insert(token: { originName: string; tokenHash: Buffer; createdAt: Date }): Promise<number> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      insert into origin_token (origin_name, token_hash, created_at)
      values (${token.originName}, ${token.tokenHash}, ${token.createdAt}) returning id`;
    if (!rows[0]) throw new Error('a token vanished while it was made');
    return rows[0].id;
  }

  async findLive(tokenHash: Buffer): Promise<LiveOriginToken | null> {
    const rows = await this.dataSource.sql<LiveOriginToken[]>`
      select id, origin_name as "originName", last_used_at as "lastUsedAt"
        from origin_token where token_hash = ${tokenHash} and revoked_at is null`;
    return rows[0] ?? null;
  }

  async touch(id: number, now: Date): Promise<void> {
    await this.dataSource.sql`update origin_token set last_used_at = ${now} where id = ${id}`;
  }

  /** @returns false when the origin has no such token; one that is revoked already stays as it is */
  async revoke(originName: string, id: number, now: Date): Promise<boolean> {
    const rows = await this.dataSource.sql<{ id: number }[]>`
      with changed as (update origin_token set revoked_at = coalesce(revoked_at, ${now})
                        where id = ${id} and origin_name = ${originName} returning id)
      select id from changed`;
    return rows.length === 1;
  }

  list(originName: string): Promise<OriginTokenRow[]> {
    return this.dataSource.sql<OriginTokenRow[]>`
      select id, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
        from origin_token where origin_name = ${originName} order by id`;
  }

  /** Of every origin, also of one that no log came of yet. */
  listAll(): Promise<(OriginTokenRow & { readonly originName: string })[]> {
    return this.dataSource.sql`
      select origin_name as "originName", id, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
        from origin_token order by id`;
  }
}
