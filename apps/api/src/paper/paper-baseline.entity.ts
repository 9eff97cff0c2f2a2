import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from '../directory/agency.entity.ts';

/** The months that a unit's paper is compared with, as approved; superseded by one approved later, never edited. */
@Entity()
export class PaperBaseline {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  /** Null = every unit without one of its own. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency> | null;

  @Column({ type: 'text', array: true })
  periodIds!: string[];

  /** The instrument: type, number, date, issuer. */
  @Column({ type: 'text' })
  basis!: string;

  @Column({ type: 'text' })
  approvedBy!: string;

  @Column({ type: 'date' })
  approvedOn!: string;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;
}
