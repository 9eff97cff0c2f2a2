import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Agency } from './agency.entity.ts';

/** How an agency goes on: it merges into another, a part of it becomes another, or it gets a new name (`from` = `to`). */
@Entity()
@Unique(['fromAgencyId', 'toAgencyId', 'onDay'])
@Check(`kind in ('merge', 'split', 'rename')`)
export class Succession {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text' })
  kind!: 'merge' | 'split' | 'rename';

  @Column({ type: 'integer' })
  fromAgencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'from_agency_id' })
  fromAgency!: Relation<Agency>;

  @Column({ type: 'integer' })
  toAgencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'to_agency_id' })
  toAgency!: Relation<Agency>;

  /** First day of what came after. */
  @Column({ type: 'date' })
  onDay!: string;

  /** The decision: type, number, date, issuer. */
  @Column({ type: 'text' })
  basis!: string;

  /** The name before a renaming. */
  @Column({ type: 'text', nullable: true })
  oldName!: string | null;
}
