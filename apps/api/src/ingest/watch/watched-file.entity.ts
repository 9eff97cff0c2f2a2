import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a followed log file is handed over. A file is known by device, inode, first bytes and the bytes before the offset together. */
@Entity()
export class WatchedFile {
  /** Name of the origin; its row appears with the first slice only. */
  @PrimaryColumn({ type: 'text' })
  originName!: string;

  /** Unsigned 64-bit numbers, in digits. */
  @PrimaryColumn({ type: 'text' })
  device!: string;

  @PrimaryColumn({ type: 'text' })
  inode!: string;

  /** Where it was seen last. */
  @Column({ type: 'text' })
  path!: string;

  /** SHA-256 of the first `headBytes` bytes, at most 1 KiB. */
  @Column({ type: 'integer' })
  headBytes!: number;

  @Column({ type: 'bytea' })
  headHash!: Buffer;

  /** Everything before is durably received. */
  @Column({ type: 'bigint' })
  nextOff!: number;

  /** Where the next slice begins, so that it repeats the last second. */
  @Column({ type: 'bigint' })
  overlapOff!: number;

  /** SHA-256 of the bytes from `overlapOff` to `nextOff`. */
  @Column({ type: 'bytea' })
  overlapHash!: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  seenAt!: Date;
}
