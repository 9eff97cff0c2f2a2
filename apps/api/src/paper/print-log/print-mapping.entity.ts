import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Agency } from '../../directory/agency.entity.ts';

/** Whose a print queue, a host or an account is, from a day on. A queue says more than a host, a host more than an account. */
@Entity()
@Check(`kind in ('queue', 'host', 'account')`)
@Unique(['kind', 'name', 'validFrom'])
export class PrintMapping {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text' })
  kind!: 'queue' | 'host' | 'account';

  /** Lower case. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'integer' })
  agencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency>;

  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;
}
