import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from '../directory/agency.entity.ts';

/** A month of a unit that is closed: from then on every change is a correction and says why. Opened again it stays on record. */
@Entity()
@Check('paper_lock_unlock_check', '(unlocked_at is null) = (unlocked_by is null) and (unlocked_at is null) = (unlock_reason is null)')
@Index('paper_lock_held_idx', ['agencyId', 'periodId'], { unique: true, where: 'unlocked_at is null' })
export class PaperLock {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'integer' })
  agencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency>;

  @Column({ type: 'text' })
  periodId!: string;

  @Column({ type: 'text' })
  lockedBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  lockedAt!: Date;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Null while the month is closed. */
  @Column({ type: 'timestamptz', nullable: true })
  unlockedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  unlockedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  unlockReason!: string | null;
}
