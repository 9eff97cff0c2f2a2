import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { LedgerCounts, SegmentReply, SegmentState } from '@nhip-thu/metrics';
import { DataSource, type EntityManager } from 'typeorm';
import { FactSeal } from '../database/fact-seal.ts';
import type { Compression } from './compression.ts';
import type { SpooledBlob, SpoolNote } from './spool.ts';

/** A ledger row as the fold needs it. */
export interface SegmentToFold {
  readonly originId: number;
  readonly id: string;
  readonly hmac: Buffer;
  readonly isProvisional: boolean;
  readonly compression: Compression;
  readonly requestedDialect: string | null;
  readonly name: string;
  /** The one it is read in; null until it was recognised. */
  readonly dialect: string | null;
  readonly year: number | null;
  readonly zoneOffsetMinutes: number;
  readonly receivedAt: Date;
  /** Whether its file has lain on the disk long enough to be compared with its name before it is read. */
  readonly isStale: boolean;
  readonly state: SegmentState;
  readonly nextOff: number;
  readonly carry: Buffer | null;
  readonly parsed: number;
  readonly ignoredKinds: Readonly<Record<string, number>>;
  readonly rejectedReasons: Readonly<Record<string, number>>;
}

/** What one chunk adds to the ledger row; `from` is the offset it was read at. */
export interface ChunkCounts extends Omit<LedgerCounts, 'duplicate' | 'linesCut' | 'linesLost'> {
  readonly from: number;
  readonly to: number;
  readonly storedOff: number;
  readonly lineBytes: number;
  readonly ignoredKinds: Readonly<Record<string, number>>;
  readonly rejectedReasons: Readonly<Record<string, number>>;
  /** Epoch hours in which the chunk has facts, ascending. */
  readonly hours: readonly number[];
  readonly carry: Uint8Array | null;
}

export interface NewSegment {
  readonly originId: number;
  readonly blob: SpooledBlob;
  readonly note: Pick<SpoolNote, 'name' | 'year' | 'dialect' | 'wire'>;
  readonly receivedAt: Date;
}

const SELECT_REPLY = `
  select s.id::text as id, o.name as origin, s.name, s.compression, s.dialect, s.state,
         s.stored_bytes, s.stored_off, s.lines, s.parsed, s.ignored, s.rejected, s.oversize, s.facts, s.fresh,
         s.duplicate, s.tail_bytes, s.is_provisional, s.is_dialect_assumed, s.lines_cut, s.lines_lost,
         s.ignored_kinds, s.rejected_reasons, s.received_at, s.folded_at, s.error, s.damage_byte,
         extract(epoch from coalesce(s.folded_at, s.touched_at) - s.started_at)::float8 as seconds,
         exists (select from dirty_day d where d.origin_id = s.origin_id) as is_dirty
    from segment s join origin o on o.id = s.origin_id`;

/** Whether it came over UDP, where lines could be forged. */
const cameByUdp = ({ note }: NewSegment): boolean => note.wire?.isProvisional ?? false;

interface ReplyRow {
  id: string;
  origin: string;
  name: string;
  compression: Compression;
  dialect: string | null;
  state: SegmentState;
  stored_bytes: number;
  stored_off: number;
  lines: number;
  parsed: number;
  ignored: number;
  rejected: number;
  oversize: number;
  facts: number;
  fresh: number;
  duplicate: number;
  tail_bytes: number;
  is_provisional: boolean;
  is_dialect_assumed: boolean;
  lines_cut: number;
  lines_lost: number;
  ignored_kinds: Record<string, number>;
  rejected_reasons: Record<string, number>;
  received_at: Date;
  folded_at: Date | null;
  error: string | null;
  damage_byte: number | null;
  seconds: number | null;
  is_dirty: boolean;
}

/** What a segment was before somebody asked to take it back. */
export const FORMER_STATE = `case when error is not null then 'failed' when folded_at is not null then 'folded' else 'received' end`;

/** The ledger: one row per slice of a log that was handed over, and how far it is folded. */
@Injectable()
export class SegmentRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly seal: FactSeal,
  ) {}

  /**
   * Enters a blob in the ledger, once per origin and content; what came over UDP and what came by a trusted way are two entries. One that
   * gave nothing and failed is read again, as if new, when it comes with the name of a dialect; one that was undone is read again whenever
   * it comes, one whose file was lost is read on, and one that is to be undone is kept.
   */
  async insert(segment: NewSegment): Promise<{ id: string; isKnown: boolean }> {
    const entered = await this.enter(segment);
    if (entered !== null) return { id: entered, isKnown: false };
    await this.keepFromUndo(segment);
    const again = (await this.readAgain(segment)) ?? (await this.readOn(segment));
    if (again !== null) return { id: again, isKnown: false };
    const { originId, blob } = segment;
    const known = await this.dataSource.sql<{ id: string }[]>`
      select id::text as id from segment
       where origin_id = ${originId} and content_hmac = ${blob.hmac} and is_provisional = ${cameByUdp(segment)}`;
    if (!known[0]) throw new Error('a segment vanished between two statements');
    return { id: known[0].id, isKnown: true };
  }

  /** @returns the id of the new entry; null when there is one of this content */
  private async enter({ originId, blob, note, receivedAt }: NewSegment): Promise<string | null> {
    const { isProvisional, linesCut, linesLost } = note.wire ?? { isProvisional: false, linesCut: 0, linesLost: 0 };
    const [row] = await this.dataSource.sql<{ id: string }[]>`
      insert into segment (origin_id, content_hmac, name, compression, year, requested_dialect, stored_bytes, received_at,
                           is_provisional, lines_cut, lines_lost)
      values (${originId}, ${blob.hmac}, ${note.name}, ${blob.compression}, ${note.year}, ${note.dialect ?? null}, ${blob.storedBytes}, ${receivedAt},
              ${isProvisional}, ${linesCut}, ${linesLost})
      on conflict (origin_id, content_hmac, is_provisional) do nothing returning id::text as id`;
    return row?.id ?? null;
  }

  /** Who hands a file over while it waits to be taken back wants it to count; one that is being taken back is waited for. */
  private async keepFromUndo(segment: NewSegment): Promise<void> {
    await this.dataSource.query(
      `update segment set touched_at = now(), state = ${FORMER_STATE}
        where origin_id = $1 and content_hmac = $2 and is_provisional = $3 and state = 'undoing'`,
      [segment.originId, segment.blob.hmac, cameByUdp(segment)],
    );
  }

  /** From its first byte, as if new: what was undone, and what gave nothing in another dialect. @returns its id, or null */
  private async readAgain(segment: NewSegment): Promise<string | null> {
    const { originId, blob, note } = segment;
    const dialect = note.dialect ?? null;
    const [rows] = await this.dataSource.sql<[{ id: string }[], number]>`
      update segment set requested_dialect = ${dialect}, is_dialect_assumed = false, year = coalesce(${note.year}, year), dialect = null,
             state = 'received', error = null, damage_byte = null, blob_checked_at = null, blob_fault = null, blob_expired_at = null, next_off = 0, stored_off = 0,
             lines = 0, parsed = 0, ignored = 0, rejected = 0, oversize = 0, line_bytes = 0, tail_bytes = 0, ignored_kinds = '{}',
             rejected_reasons = '{}', carry = null, first_hour = null, last_hour = null, attempt = 0, started_at = null, folded_at = null,
             touched_at = now()
       where origin_id = ${originId} and content_hmac = ${blob.hmac} and is_provisional = ${cameByUdp(segment)}
         and (state = 'undone' or (state = 'failed' and facts = 0 and first_hour is null and ${dialect}::text is not null))
      returning id::text as id`;
    return rows[0]?.id ?? null;
  }

  /** From where its file was lost: what it brought before stands, and the carry of that chunk was kept. @returns its id, or null */
  private async readOn(segment: NewSegment): Promise<string | null> {
    const { originId, blob } = segment;
    const [rows] = await this.dataSource.sql<[{ id: string }[], number]>`
      update segment set state = 'received', error = null, blob_checked_at = null, blob_fault = null, blob_expired_at = null, attempt = 0, folded_at = null, touched_at = now()
       where origin_id = ${originId} and content_hmac = ${blob.hmac} and is_provisional = ${cameByUdp(segment)}
         and state = 'failed' and error in ('missing-file', 'changed-file')
      returning id::text as id`;
    return rows[0]?.id ?? null;
  }

  async isKnown(originId: number, hmac: Buffer, isProvisional: boolean): Promise<boolean> {
    const rows = await this.dataSource.sql<unknown[]>`
      select 1 from segment where origin_id = ${originId} and content_hmac = ${hmac} and is_provisional = ${isProvisional}`;
    return rows.length > 0;
  }

  async findToFold(originId: number, id: string): Promise<SegmentToFold | null> {
    const rows = await this.dataSource.sql<SegmentToFold[]>`
      select s.origin_id as "originId", s.id::text as id, s.name, s.content_hmac as hmac, s.is_provisional as "isProvisional", s.compression, s.requested_dialect as "requestedDialect", s.dialect, s.year,
             o.zone_offset_minutes as "zoneOffsetMinutes", s.received_at as "receivedAt",
             coalesce(s.blob_checked_at, s.received_at) < now() - interval '1 hour' as "isStale", s.state,
             s.next_off as "nextOff", s.carry, s.parsed, s.ignored_kinds as "ignoredKinds", s.rejected_reasons as "rejectedReasons"
        from segment s join origin o on o.id = s.origin_id
       where s.origin_id = ${originId} and s.id = ${id}`;
    const [found] = rows;
    return found === undefined ? null : { ...found, carry: found.carry && this.seal.open(found.carry) };
  }

  /** Names and dialects of the origin's newest segments that gave facts, newest first. */
  async listKnownDialects(originId: number, limit: number): Promise<{ name: string; dialect: string }[]> {
    return this.dataSource.sql<{ name: string; dialect: string }[]>`
      select name, dialect from segment
       where origin_id = ${originId} and state = 'folded' and dialect is not null and parsed > 0 order by id desc limit ${limit}`;
  }

  /** Reads the segment, now and whenever it is read again, in a dialect that nobody asked for. */
  async assumeDialect(originId: number, id: string, dialect: string): Promise<void> {
    await this.dataSource.sql`
      update segment set requested_dialect = ${dialect}, is_dialect_assumed = true
       where origin_id = ${originId} and id = ${id} and requested_dialect is null and next_off = 0 and state in ('received', 'folding')`;
  }

  async start(originId: number, id: string, dialect: string | null): Promise<void> {
    await this.dataSource.sql`
      update segment set state = 'folding', dialect = coalesce(${dialect}, dialect), error = null,
             started_at = coalesce(started_at, now()), touched_at = now()
       where origin_id = ${originId} and id = ${id} and state in ('received', 'folding')`;
  }

  /**
   * Moves the offset and adds the counters, only if nobody else moved it (compare-and-set).
   * @returns false when another worker was faster; the caller must roll back.
   */
  async advance(manager: EntityManager, segment: SegmentToFold, counts: ChunkCounts): Promise<boolean> {
    const result: unknown[] = await manager.query(
      `update segment set next_off = $4, stored_off = $5, lines = lines + $6, parsed = parsed + $7,
              ignored = ignored + $8, rejected = rejected + $9, oversize = oversize + $10, facts = facts + $11,
              fresh = fresh + $12, duplicate = duplicate + $11 - $12, line_bytes = line_bytes + $13, tail_bytes = $14,
              ignored_kinds = $15, rejected_reasons = $16, carry = $17, touched_at = now(),
              first_hour = least(first_hour, $18), last_hour = greatest(last_hour, $19)
        where origin_id = $1 and id = $2 and next_off = $3 and state = 'folding' returning 1`,
      [
        ...[segment.originId, segment.id, counts.from, counts.to, counts.storedOff],
        ...[counts.lines, counts.parsed, counts.ignored, counts.rejected, counts.oversize, counts.facts, counts.fresh],
        ...[counts.lineBytes, counts.tailBytes, counts.ignoredKinds, counts.rejectedReasons, counts.carry && this.seal.seal(counts.carry)],
        ...[counts.hours[0] ?? null, counts.hours.at(-1) ?? null],
      ],
    );
    // TypeORM answers [rows, affected] to an UPDATE.
    return result[1] === 1;
  }

  /** @param damageByte where reading ended because of the file; null when it came to the end */
  async finish(originId: number, id: string, { error, damageByte }: { error: string | null; damageByte: number | null }): Promise<void> {
    await this.dataSource.sql`
      update segment set state = ${error === null ? 'folded' : 'failed'}, error = ${error}, damage_byte = ${damageByte}, folded_at = now(),
             carry = case when ${error} in ('missing-file', 'changed-file') then carry end,
             touched_at = now(), stored_off = case when ${error === null} then stored_bytes else stored_off end
       where origin_id = ${originId} and id = ${id} and state in ('received', 'folding')`;
  }

  /** Says that a worker is at it. */
  async touch(originId: number, id: string): Promise<void> {
    await this.dataSource.sql`
      update segment set touched_at = now() where origin_id = ${originId} and id = ${id} and state = 'folding'`;
  }

  /**
   * Takes the unfinished segments that nobody touched for a while, and marks them touched. One that still waits for its turn is taken
   * after twice as long each time, up to a hundredfold: a long queue must not fill with wake-up calls for the same work.
   */
  async takeIdle(idleSeconds: number): Promise<{ originId: number; segmentId: string }[]> {
    const [rows] = await this.dataSource.sql<[{ originId: number; segmentId: string }[], number]>`
      update segment set attempt = attempt + 1, touched_at = now()
       where state in ('received', 'folding') and touched_at < now() - make_interval(secs => ${idleSeconds} * case state when 'received' then 2 ^ least(attempt, 7) else 1 end)
      returning origin_id as "originId", id::text as "segmentId"`;
    return rows;
  }

  async countUnfinished(originId: number): Promise<number> {
    const rows = await this.dataSource.sql<{ count: number }[]>`
      select count(*)::int as count from segment where origin_id = ${originId} and state in ('received', 'folding')`;
    return rows[0]?.count ?? 0;
  }

  async listNewest(limit: number): Promise<SegmentReply[]> {
    const rows: ReplyRow[] = await this.dataSource.query(`${SELECT_REPLY} order by s.received_at desc, s.id desc limit $1`, [limit]);
    return rows.map(toReply);
  }

  async findReplies(ids: readonly string[]): Promise<SegmentReply[]> {
    const rows: ReplyRow[] = await this.dataSource.query(`${SELECT_REPLY} where s.id = any($1::bigint[]) order by s.id`, [ids]);
    return rows.map(toReply);
  }
}

function toReply(row: ReplyRow): SegmentReply {
  const isFolded = row.state === 'folded';
  return {
    id: row.id,
    origin: row.origin,
    name: row.name,
    compression: row.compression,
    dialect: row.dialect,
    state: row.state,
    bytesTotal: row.stored_bytes,
    bytesDone: isFolded ? row.stored_bytes : Math.min(row.stored_off, row.stored_bytes),
    lines: row.lines,
    parsed: row.parsed,
    ignored: row.ignored,
    rejected: row.rejected,
    oversize: row.oversize,
    facts: row.facts,
    fresh: row.fresh,
    duplicate: row.duplicate,
    tailBytes: row.tail_bytes,
    isProvisional: row.is_provisional,
    isDialectAssumed: row.is_dialect_assumed,
    linesCut: row.lines_cut,
    linesLost: row.lines_lost,
    ignoredKinds: row.ignored_kinds,
    rejectedReasons: row.rejected_reasons,
    linesPerSecond: row.seconds !== null && row.seconds > 0 ? Math.round(row.lines / row.seconds) : null,
    receivedAt: row.received_at.toISOString(),
    foldedAt: row.folded_at?.toISOString() ?? null,
    isRollUpPending: row.is_dirty || row.state === 'received' || row.state === 'folding',
    error: row.error,
    damageByte: row.damage_byte,
  };
}
