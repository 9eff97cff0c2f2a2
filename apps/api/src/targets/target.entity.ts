import type { TargetScope, Trajectory } from '@nhip-thu/metrics';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Agency } from '../directory/agency.entity.ts';
import { Division } from '../directory/division.entity.ts';

/** A target as approved. The database refuses to update or delete one: a further one supersedes it. Ratios 0..1; numeric arrives as text. */
@Entity()
@Index(['metric', 'validFrom'])
@Unique(['supersedes'])
@Check(`comparator in ('>=', '>')`)
@Check('threshold >= 0 and threshold <= 1')
@Check(`scope in ('province', 'tier', 'agency', 'division')
  and num_nonnulls(tier, agency_id, division_id) = case when scope = 'province' then 0 else 1 end`)
@Check(`tier is null or scope = 'tier'`)
@Check(`agency_id is null or scope = 'agency'`)
@Check(`division_id is null or scope = 'division'`)
@Check('minimum >= 0 and minimum < threshold')
@Check('good > threshold and good <= 1')
@Check('valid_to > valid_from')
@Check(`basis_text is null and num_nonnulls(basis_type, basis_number, basis_issued_on, basis_issuer) = 4
  or basis_text is not null and num_nonnulls(basis_type, basis_number, basis_issued_on, basis_issuer, basis_clause) = 0`)
export class Target {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** The target it takes the place of from `validFrom` on. */
  @Column({ type: 'integer', nullable: true })
  supersedes!: number | null;

  @ManyToOne(() => Target)
  @JoinColumn({ name: 'supersedes' })
  superseded!: Relation<Target> | null;

  @Column({ type: 'text' })
  metric!: string;

  @Column({ type: 'text' })
  scope!: TargetScope['kind'];

  @Column({ type: 'text', nullable: true })
  tier!: string | null;

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

  /** Null for every kind of period. */
  @Column({ type: 'text', nullable: true })
  periodKind!: string | null;

  @Column({ type: 'text' })
  comparator!: string;

  /** The level "đạt". */
  @Column({ type: 'numeric', precision: 5, scale: 4 })
  threshold!: string;

  @Column({ type: 'numeric', precision: 5, scale: 4, nullable: true })
  minimum!: string | null;

  @Column({ type: 'numeric', precision: 5, scale: 4, nullable: true })
  good!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  trajectory!: Trajectory | null;

  /** The legal basis as one typed line; null where its parts are kept. */
  @Column({ type: 'text', nullable: true })
  basisText!: string | null;

  @Column({ type: 'text', nullable: true })
  basisType!: string | null;

  @Column({ type: 'text', nullable: true })
  basisNumber!: string | null;

  @Column({ type: 'date', nullable: true })
  basisIssuedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  basisIssuer!: string | null;

  @Column({ type: 'text', nullable: true })
  basisClause!: string | null;

  @Column({ type: 'text', nullable: true })
  approvedBy!: string | null;

  @Column({ type: 'date' })
  validFrom!: string;

  /** First day on which it no longer holds, if it was set to end; null otherwise. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;

  /** Why it was entered. */
  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'text' })
  enteredBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  enteredAt!: Date;
}
