/**
 * What keeps a watched file from being handed over: the account of the program may not read it; it cannot be read for another reason; a
 * gzip file that still lacks its end; a compression that is not read; the ingest (disk, database) did not take it. All are tried again.
 */
export type WatchedFileError = 'permission-denied' | 'unreadable' | 'incomplete-gzip' | 'unsupported-compression' | 'not-taken-in';

/** A log file that is followed. `offset` of its `size` bytes are handed over; the rest waits, or is a line that has not ended yet. */
export interface WatchedFileReply {
  readonly origin: string;
  readonly path: string;
  /** Null when not even the size can be read. */
  readonly size: number | null;
  readonly offset: number;
  /** When this process last handed over a part of it. */
  readonly handedOverAt: string | null;
  readonly error: WatchedFileError | null;
}

/** `GET /api/v1/ingest/watched`: what this process follows, by origin and path; nothing where `WATCH` is not set. */
export interface WatchedReply {
  readonly patterns: readonly {
    readonly origin: string;
    readonly pattern: string;
  }[];
  readonly files: readonly WatchedFileReply[];
}
