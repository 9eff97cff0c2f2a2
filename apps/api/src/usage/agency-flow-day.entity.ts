import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Mail by role group that one origin's day tells of, by the agency of the sender; no row where there is none. Never a pair of people. */
@Entity()
@Index(['originId', 'day'])
@Index(['day'])
export class AgencyFlowDay {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  /** Stored copies by role groups of sender and recipient: 9 within the agency, then 9 to people of other agencies. */
  @Column({ type: 'integer', array: true })
  copies!: number[];

  /** Copies that boxes of the agency stored and whose sender is a known mailbox, of any agency. */
  @Column({ type: 'integer' })
  toldReceived!: number;
}
