import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm';
import { Agency } from '../directory/agency.entity.ts';
import { PaperImport } from './paper-import.entity.ts';

/** One version of what a unit reported for a reporting month in one ledger; the newest whose hand-over was not undone holds. */
@Entity()
@Check(`ledger in ('registers', 'reams')`)
@Check('postings >= 0')
@Unique(['agencyId', 'ledger', 'periodId', 'version'])
@Index(['periodId'])
@Index(['importId'])
export class PaperSubmission {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency>;

  @PrimaryColumn({ type: 'integer', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text' })
  ledger!: 'registers' | 'reams';

  @Column({ type: 'text' })
  periodId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'integer' })
  importId!: number;

  @ManyToOne(() => PaperImport)
  @JoinColumn({ name: 'import_id' })
  import!: Relation<PaperImport>;

  /** Letters sent by post in the month; null when not reported. */
  @Column({ type: 'integer', nullable: true })
  postings!: number | null;

  /** Why an earlier version was corrected. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;
}
