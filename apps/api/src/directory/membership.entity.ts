import type { OfficialRole } from '@nhip-thu/metrics';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from './agency.entity.ts';
import { Division } from './division.entity.ts';
import { Official } from './official.entity.ts';

/** An official in a unit, from `validFrom` until the day before `validTo`; spans of one official never overlap. Employment is their union. */
@Entity()
@Check(`role in ('specialist', 'head', 'board')`)
@Check(`valid_to > valid_from`)
@Exclusion(
  'membership_overlap',
  `USING gist (int4range(official_id, official_id, '[]') with &&, daterange(valid_from, valid_to) with &&) DEFERRABLE INITIALLY DEFERRED`,
)
@Index(['officialId'])
@Index(['agencyId'])
export class Membership {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'integer' })
  officialId!: number;

  @ManyToOne(() => Official)
  @JoinColumn({ name: 'official_id' })
  official!: Relation<Official>;

  /** The unit they are counted in: during a secondment the host. Null while it is not known. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency> | null;

  @Column({ type: 'integer', nullable: true })
  divisionId!: number | null;

  @ManyToOne(() => Division)
  @JoinColumn({ name: 'division_id' })
  division!: Relation<Division> | null;

  /** The agency a seconded person comes from; null when they are not seconded. */
  @Column({ type: 'integer', nullable: true })
  homeAgencyId!: number | null;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'home_agency_id' })
  homeAgency!: Relation<Agency> | null;

  @Column({ type: 'text', default: 'specialist' })
  role!: OfficialRole;

  @Column({ type: 'text', nullable: true })
  position!: string | null;

  /** First day, `YYYY-MM-DD`. */
  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  /** First day on which it no longer holds, or null. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
