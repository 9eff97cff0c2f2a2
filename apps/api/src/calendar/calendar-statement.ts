import { Column, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from '../directory/agency.entity.ts';

/** What somebody stated about the calendar, and why. Never edited: withdrawn, and perhaps replaced by another row. */
export abstract class CalendarStatement {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Null for the whole province. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency> | null;

  /** The instrument or notice it rests on. */
  @Column({ type: 'text' })
  source!: string;

  /** "Tạm": no decision that fixes it has been published. */
  @Column({ type: 'boolean', default: false })
  isTentative!: boolean;

  /** Why it was entered. */
  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  enteredBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  enteredAt!: Date;

  @Column({ type: 'text', nullable: true })
  withdrawnReason!: string | null;

  @Column({ type: 'text', nullable: true })
  withdrawnBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;
}
