import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Days of a year on which a person used their mailbox: bit n (from the least significant of byte 0) is the n-th day of the year, from 0. */
@Entity()
export class ActivityYear {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'integer' })
  mailboxId!: number;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer', nullable: true })
  divisionId!: number | null;

  @Column({ type: 'bytea' })
  accessDays!: Buffer;

  @Column({ type: 'bytea' })
  sendingDays!: Buffer;
}
