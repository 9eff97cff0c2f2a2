import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Counts of one agency, standard period and definition. */
@Entity()
@Index(['periodId', 'definition'])
export class UnitPeriod {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'text' })
  periodId!: string;

  @PrimaryColumn({ type: 'text' })
  definition!: string;

  @Column({ type: 'date' })
  fromDay!: string;

  @Column({ type: 'date' })
  toDay!: string;

  /** People who meet the definition. */
  @Column({ type: 'integer' })
  counted!: number;

  /** People the definition speaks of. */
  @Column({ type: 'integer' })
  eligible!: number;

  /** People about whom the definition says nothing (null). */
  @Column({ type: 'integer' })
  unknown!: number;

  @Column({ type: 'integer' })
  workingDays!: number;

  @Column({ type: 'integer' })
  coveredDays!: number;

  @Column({ type: 'bigint' })
  sent!: number;

  @Column({ type: 'bigint' })
  received!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  computedAt!: Date;
}
