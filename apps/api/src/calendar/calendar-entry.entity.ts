import type { CalendarEntryKind } from '@nhip-thu/metrics';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from '../directory/agency.entity.ts';

/** A day on which the province or an agency departs from Monday to Friday. Never edited: withdrawn, and perhaps replaced by another row. */
@Entity('calendar_entry')
@Index(['day'])
@Check(`kind in ('holiday', 'compensatory', 'swapped-off', 'swapped-on', 'closure')`)
export class CalendarEntryRow {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'text' })
  kind!: CalendarEntryKind;

  /** Null for the whole province. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency> | null;

  /** The instrument or notice it rests on. */
  @Column({ type: 'text' })
  source!: string;

  /** "Tạm": no decision that fixes the day has been published. */
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
