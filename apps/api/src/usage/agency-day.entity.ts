import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Mail of all boxes that were an agency's on a day, of all origins. */
@Entity()
@Index(['day'])
export class AgencyDay {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'bigint' })
  sent!: number;

  @Column({ type: 'bigint' })
  received!: number;

  /** Of `sent`: handed over by an internal client of an origin. */
  @Column({ type: 'bigint', default: 0 })
  sentInternalClient!: number;

  @Column({ type: 'bigint', default: 0 })
  sentInternal!: number;

  @Column({ type: 'bigint', default: 0 })
  sentExternal!: number;

  @Column({ type: 'bigint', default: 0 })
  sentMixed!: number;

  @Column({ type: 'bigint', default: 0 })
  recipients!: number;

  @Column({ type: 'bigint', default: 0 })
  internalRecipients!: number;
}
