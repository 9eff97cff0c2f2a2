import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The facts of one origin and hour that came over UDP: kept apart, counted in no figure (ADR 12). */
@Entity()
export class ProvisionalBlock {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  /** Hours since 1970-01-01T00:00Z. */
  @PrimaryColumn({ type: 'integer' })
  hour!: number;

  @Column({ type: 'bytea' })
  block!: Buffer;

  @Column({ type: 'integer' })
  facts!: number;

  /** Of these, how many no trusted segment has brought. */
  @Column({ type: 'integer', default: 0 })
  unconfirmed!: number;
}
