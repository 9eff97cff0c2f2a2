import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Days of a year on which an official, in the unit of that day, used the mailbox they held that day: bit n (from the least significant of byte 0) is the n-th day of the year, from 0. */
@Entity()
@Index(['officialId'])
export class ActivityYear {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'integer' })
  officialId!: number;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'bytea' })
  accessDays!: Buffer;

  @Column({ type: 'bytea' })
  sendingDays!: Buffer;

  /** Days on which the box was logged in to at all, by a person or a machine. */
  @Column({ type: 'bytea' })
  loginDays!: Buffer;

  /** One byte for each day: the ends of its sessions that were kept, from all boxes and origins. */
  @Column({ type: 'bytea' })
  sessionEnds!: Buffer;
}
