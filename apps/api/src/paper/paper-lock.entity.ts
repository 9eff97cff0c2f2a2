import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Agency } from '../directory/agency.entity.ts';

/** A month of a unit that is closed: from then on every change is a correction and says why. */
@Entity()
export class PaperLock {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency>;

  @PrimaryColumn({ type: 'text' })
  periodId!: string;

  @Column({ type: 'text' })
  lockedBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  lockedAt!: Date;
}
