import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from './agency.entity.ts';
import { Division } from './division.entity.ts';

/** A person employed by an agency; with or without a mailbox they belong to its denominator. */
@Entity('official')
export class Official {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'integer' })
  agencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency>;

  @Column({ type: 'integer', nullable: true })
  divisionId!: number | null;

  @ManyToOne(() => Division)
  @JoinColumn({ name: 'division_id' })
  division!: Relation<Division> | null;

  @Column({ type: 'text' })
  fullName!: string;

  @Column({ type: 'text', nullable: true })
  position!: string | null;

  /** First day of employment, `YYYY-MM-DD`. */
  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  /** First day on which they are no longer employed, or null. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
