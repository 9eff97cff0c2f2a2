import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** What tells one file from another: all of it together, since inodes are used again and files are written anew. */
export interface FileKey {
  readonly originName: string;
  readonly device: string;
  readonly inode: string;
}

/** How far a file is handed over. @see WatchedFile for the fields */
export interface Checkpoint extends FileKey {
  readonly path: string;
  readonly headBytes: number;
  readonly headHash: Buffer;
  readonly nextOff: number;
  readonly overlapOff: number;
  readonly overlapHash: Buffer;
}

/** Checkpoints of followed files. */
@Injectable()
export class WatchedFileRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(originNames: readonly string[]): Promise<Checkpoint[]> {
    return this.dataSource.sql<Checkpoint[]>`
      select origin_name as "originName", device, inode, path, head_bytes as "headBytes", head_hash as "headHash",
             next_off as "nextOff", overlap_off as "overlapOff", overlap_hash as "overlapHash"
        from watched_file where origin_name = any(${originNames}) order by origin_name, path`;
  }

  async save(checkpoint: Checkpoint): Promise<void> {
    const { originName, device, inode, path, headBytes, headHash, nextOff, overlapOff, overlapHash } = checkpoint;
    await this.dataSource.sql`
      insert into watched_file (origin_name, device, inode, path, head_bytes, head_hash, next_off, overlap_off, overlap_hash)
      values (${originName}, ${device}, ${inode}, ${path}, ${headBytes}, ${headHash}, ${nextOff}, ${overlapOff}, ${overlapHash})
      on conflict (origin_name, device, inode) do update
        set path = excluded.path, head_bytes = excluded.head_bytes, head_hash = excluded.head_hash, next_off = excluded.next_off,
            overlap_off = excluded.overlap_off, overlap_hash = excluded.overlap_hash, seen_at = now()`;
  }

  /** Marks files as still there, and forgets those of the same origins that were not seen for `days`. */
  async keep(files: readonly FileKey[], originNames: readonly string[], days: number): Promise<void> {
    const columns = [files.map((file) => file.originName), files.map((file) => file.device), files.map((file) => file.inode)];
    await this.dataSource.query(
      `update watched_file w set seen_at = now() from unnest($1::text[], $2::text[], $3::text[]) as f (origin_name, device, inode)
        where (w.origin_name, w.device, w.inode) = (f.origin_name, f.device, f.inode)`,
      columns,
    );
    await this.dataSource.sql`
      delete from watched_file where origin_name = any(${originNames}) and seen_at < now() - make_interval(days => ${days})`;
  }
}
