import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Official } from './official.entity.ts';

/** Days on which an official is not eligible: full-day leave, or an exemption with its reason. */
@Entity()
@Unique(['officialId', 'kind', 'validFrom'])
@Check(`kind in ('leave', 'exemption')`)
@Check(`valid_to > valid_from`)
export class Absence {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'integer' })
  officialId!: number;

  @ManyToOne(() => Official)
  @JoinColumn({ name: 'official_id' })
  official!: Relation<Official>;

  @Column({ type: 'text' })
  kind!: 'leave' | 'exemption';

  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'date' })
  validFrom!: string;

  /** First day on which it no longer holds; null when its end is not known. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
