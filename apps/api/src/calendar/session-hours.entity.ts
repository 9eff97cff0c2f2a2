import type { WorkSession } from '@nhip-thu/metrics';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from '../directory/agency.entity.ts';

/** Session hours of a season, of the province or of an agency. Never edited: withdrawn, and perhaps replaced by another row. */
@Entity('session_hours')
export class SessionHoursRow {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Null for the whole province. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency> | null;

  @Column({ type: 'date' })
  validFrom!: string;

  /** First day on which they no longer hold, or null. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  /** First day of the season, `MM-DD`. */
  @Column({ type: 'text' })
  seasonFrom!: string;

  /** Last day of the season, `MM-DD`. */
  @Column({ type: 'text' })
  seasonTo!: string;

  @Column({ type: 'jsonb' })
  sessions!: readonly WorkSession[];

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'boolean', default: false })
  isTentative!: boolean;

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
