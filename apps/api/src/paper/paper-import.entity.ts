import type { PaperLedger } from '@nhip-thu/metrics';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One hand-over of figures of paper: a file, or an entry by form. What it brought counts until it is undone. */
@Entity()
@Check(`ledger in ('registers', 'print-logs', 'reams')`)
@Check(`source in ('file', 'form')`)
@Index(['contentDigest'])
export class PaperImport {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text' })
  ledger!: PaperLedger;

  @Column({ type: 'text' })
  source!: 'file' | 'form';

  /** Name of the file, or of the unit and month entered. */
  @Column({ type: 'text' })
  name!: string;

  /** SHA-256 of the file. */
  @Column({ type: 'bytea' })
  contentDigest!: Buffer;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;

  @Column({ type: 'text', nullable: true })
  undoneBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  undoneAt!: Date | null;
}
