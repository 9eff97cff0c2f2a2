import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A period whose figures must be computed again, of one agency or of all; `gen` grows with every mark. */
@Entity()
export class DirtyPeriod {
  @PrimaryColumn({ type: 'text' })
  periodId!: string;

  /** 0 = every agency. */
  @PrimaryColumn({ type: 'integer', default: 0 })
  agencyId!: number;

  @Column({ type: 'integer', default: 1 })
  gen!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  markedAt!: Date;
}
