import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from './agency.entity.ts';

/** A division (phòng) of an agency. */
@Entity('division')
export class Division {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'integer' })
  agencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency>;

  @Column({ type: 'text' })
  name!: string;

  /** First day, `YYYY-MM-DD`. */
  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  /** First day on which it no longer exists, or null. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
