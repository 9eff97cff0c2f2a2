import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Agency } from './agency.entity.ts';

/** A rule: addresses of this mail domain are of this agency, from `validFrom` until the day before `validTo`. */
@Entity()
@Unique(['domain', 'validFrom'])
@Check(`valid_to > valid_from`)
export class AgencyDomain {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  /** Lower case, without `@`. */
  @Column({ type: 'text' })
  domain!: string;

  @Column({ type: 'integer' })
  agencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency>;

  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  /** First day on which it no longer holds, or null. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
