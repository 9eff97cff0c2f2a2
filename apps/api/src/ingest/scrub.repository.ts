import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** What may be wrong with a stored file; `segment.blob_fault` holds these words. */
export type BlobFault = 'missing' | 'changed' | 'wrong-size';

/** A stored file to look at. */
export interface BlobToCheck {
  readonly originId: number;
  readonly id: string;
  readonly hmac: Buffer;
  readonly storedBytes: number;
}

/** When the file of each segment was last compared with its name, and what was found. */
@Injectable()
export class ScrubRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Files that nobody has looked at for so long, those looked at longest ago first. A file is looked at when it comes in. */
  listDue(days: number, limit: number): Promise<BlobToCheck[]> {
    return this.dataSource.sql<BlobToCheck[]>`
      select origin_id as "originId", id::text as id, content_hmac as hmac, stored_bytes as "storedBytes" from segment
       where blob_expired_at is null and coalesce(blob_checked_at, received_at) < now() - make_interval(days => ${days})
       order by coalesce(blob_checked_at, received_at), id limit ${limit}`;
  }

  async record({ originId, id }: Pick<BlobToCheck, 'originId' | 'id'>, fault: BlobFault | null): Promise<void> {
    await this.dataSource.sql`
      update segment set blob_checked_at = now(), blob_fault = ${fault} where origin_id = ${originId} and id = ${id}`;
  }
}
