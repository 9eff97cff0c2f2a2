import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What was frozen of a period: version 0 is the freeze itself, the others are its amendments. Rows are never changed or deleted. */
@Entity('frozen_period')
@Unique('frozen_period_version_key', ['periodId', 'number'])
@Check('number >= 0')
export class FrozenPeriodRow {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  periodId!: string;

  @Column({ type: 'integer' })
  number!: number;

  /** Printed on reports. */
  @Column({ type: 'text', unique: true })
  code!: string;

  /** SHA-256 of the whole content: the head and all parts, in order. */
  @Column({ type: 'bytea' })
  contentHash!: Buffer;

  /** `FrozenHead` as JSON, byte for byte as it was hashed. */
  @Column({ type: 'text' })
  head!: string;

  @Column({ type: 'text' })
  frozenBy!: string;

  @Column({ type: 'timestamptz' })
  frozenAt!: Date;
}
