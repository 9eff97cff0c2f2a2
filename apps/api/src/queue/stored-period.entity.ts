import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A standard period that has figures. */
@Entity()
export class StoredPeriod {
  @PrimaryColumn({ type: 'text' })
  periodId!: string;

  @Column({ type: 'date' })
  fromDay!: string;

  @Column({ type: 'date' })
  toDay!: string;

  /** The earliest day any of its figures looks at: rules may look back further than the period. */
  @Column({ type: 'date' })
  firstLookedOn!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  computedAt!: Date;
}
