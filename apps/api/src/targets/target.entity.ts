import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A target in force from `validFrom` until it is superseded; never edited. */
@Entity()
@Index(['metric', 'validFrom'])
@Check(`comparator in ('>=', '>')`)
@Check('threshold >= 0 and threshold <= 1')
export class Target {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  metric!: string;

  @Column({ type: 'text' })
  comparator!: string;

  /** Ratio 0..1; numeric arrives as text. */
  @Column({ type: 'numeric', precision: 5, scale: 4 })
  threshold!: string;

  @Column({ type: 'text' })
  legalBasis!: string;

  @Column({ type: 'date' })
  validFrom!: string;

  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
