import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Lines of an origin as they were folded, by what became of them, since the installation began; for monitoring. The ledger is the truth. */
@Entity()
export class LineTally {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  /** `parsed`, `ignored`, `rejected` or `oversize`. */
  @PrimaryColumn({ type: 'text' })
  outcome!: string;

  /** Of ignored and rejected lines; else empty. */
  @PrimaryColumn({ type: 'text' })
  reason!: string;

  @Column({ type: 'bigint' })
  lines!: number;
}
