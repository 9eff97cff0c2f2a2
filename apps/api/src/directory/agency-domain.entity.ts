import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from './agency.entity.ts';

/** A rule: addresses of this mail domain are of this agency. */
@Entity()
export class AgencyDomain {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  /** Lower case, without `@`. */
  @Column({ type: 'text', unique: true })
  domain!: string;

  @Column({ type: 'integer' })
  agencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency>;
}
