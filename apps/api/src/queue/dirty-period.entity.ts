import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A period whose figures must be computed again; `gen` grows with every mark. */
@Entity()
export class DirtyPeriod {
  @PrimaryColumn({ type: 'text' })
  periodId!: string;

  @Column({ type: 'integer', default: 1 })
  gen!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  markedAt!: Date;
}
