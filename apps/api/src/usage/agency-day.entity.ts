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
}
