import { Check, Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A slice of a log that was handed over, and how far it is folded: the ledger. */
@Entity()
@Unique(['originId', 'contentHmac', 'isProvisional'])
@Index(['state', 'touchedAt'])
@Index(['receivedAt'])
@Index(['id'])
@Check(`state in ('received', 'folding', 'folded', 'failed', 'undoing', 'undone')`)
@Check(`blob_fault in ('missing', 'changed', 'wrong-size')`)
@Check(`compression in ('plain', 'gzip', 'zstd')`)
export class Segment {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  /** HMAC-SHA256 of the stored bytes: the name of the blob in the spool. */
  @Column({ type: 'bytea' })
  contentHmac!: Buffer;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  compression!: string;

  @Column({ type: 'text', nullable: true })
  dialect!: string | null;

  /** The dialect somebody asked for; null = the one it is most like. */
  @Column({ type: 'text', nullable: true })
  requestedDialect!: string | null;

  /** `requestedDialect` was asked for by nobody: it is that of an earlier segment, since this one is too short to show its own. */
  @Column({ type: 'boolean', default: false })
  isDialectAssumed!: boolean;

  @Column({ type: 'integer', nullable: true })
  year!: number | null;

  @Column({ type: 'bigint' })
  storedBytes!: number;

  /** How far into the stored bytes the fold has read; for progress only. */
  @Column({ type: 'bigint', default: 0 })
  storedOff!: number;

  /** Offset into the plain text from which the next chunk starts; moved by compare-and-set only. */
  @Column({ type: 'bigint', default: 0 })
  nextOff!: number;

  @Column({ type: 'bigint', default: 0 })
  lines!: number;

  @Column({ type: 'bigint', default: 0 })
  parsed!: number;

  @Column({ type: 'bigint', default: 0 })
  ignored!: number;

  @Column({ type: 'bigint', default: 0 })
  rejected!: number;

  @Column({ type: 'bigint', default: 0 })
  oversize!: number;

  @Column({ type: 'bigint', default: 0 })
  facts!: number;

  @Column({ type: 'bigint', default: 0 })
  fresh!: number;

  @Column({ type: 'bigint', default: 0 })
  duplicate!: number;

  @Column({ type: 'bigint', default: 0 })
  lineBytes!: number;

  @Column({ type: 'bigint', default: 0 })
  tailBytes!: number;

  @Column({ type: 'jsonb', default: {} })
  ignoredKinds!: Record<string, number>;

  @Column({ type: 'jsonb', default: {} })
  rejectedReasons!: Record<string, number>;

  /** What the next chunk must know of the former one; see SliceParser and FactCollector. */
  @Column({ type: 'bytea', nullable: true })
  carry!: Buffer | null;

  @Column({ type: 'text', default: 'received' })
  state!: string;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  /** Byte of the stored file at which reading ended because it is damaged or a bomb; what comes after is not counted. */
  @Column({ type: 'bigint', nullable: true })
  damageByte!: number | null;

  /** When the bytes in the spool were last compared with their name; null = not since they came in. */
  @Column({ type: 'timestamptz', nullable: true })
  blobCheckedAt!: Date | null;

  /** What was wrong with them then. */
  @Column({ type: 'text', nullable: true })
  blobFault!: string | null;

  /** When its file was removed by age; the row stays, with its bytes and lines. */
  @Column({ type: 'timestamptz', nullable: true })
  blobExpiredAt!: Date | null;

  @Column({ type: 'integer', default: 0 })
  attempt!: number;

  /** Came by a way on which anybody on the network could have put in lines (UDP), and on which lines are lost unseen. */
  @Column({ type: 'boolean', default: false })
  isProvisional!: boolean;

  /** Lines that were shortened to 64 KiB on the way in. */
  @Column({ type: 'integer', default: 0 })
  linesCut!: number;

  /** Lines known to be lost on the way in, before this slice. */
  @Column({ type: 'integer', default: 0 })
  linesLost!: number;

  /** First and last epoch hour in which it has facts; null when it has none, or was folded before this was kept. */
  @Column({ type: 'integer', nullable: true })
  firstHour!: number | null;

  @Column({ type: 'integer', nullable: true })
  lastHour!: number | null;

  @Column({ type: 'timestamptz' })
  receivedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  touchedAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  foldedAt!: Date | null;
}
