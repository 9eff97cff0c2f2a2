import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An agency of the province (sở, ban, ngành; xã, phường), known by its code through every renaming. */
@Entity('agency')
export class Agency {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text', unique: true })
  code!: string;

  @Column({ type: 'text' })
  name!: string;

  /** First day, `YYYY-MM-DD`. */
  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  /** First day on which it no longer exists, or null. */
  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
