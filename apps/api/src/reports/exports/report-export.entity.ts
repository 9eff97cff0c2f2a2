import type { ReportDraft, ReportExportState, ReportFormat, ReportTemplate } from '@nhip-thu/metrics';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One export of a report: its order, how far it is, and its file, which lies in the data folder under its hash. */
@Entity()
@Check(`state in ('waiting', 'running', 'done', 'failed', 'cancelled')`)
export class ReportExport {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  periodId!: string;

  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text' })
  template!: ReportTemplate;

  /** The agency whose own report it is, by which rows are shown; null: the province's. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @Column({ type: 'text', nullable: true })
  agency!: string | null;

  @Column({ type: 'text', array: true })
  formats!: ReportFormat[];

  @Column({ type: 'jsonb' })
  draft!: ReportDraft;

  @Column({ type: 'text' })
  state!: ReportExportState;

  @Column({ type: 'integer' })
  doneCount!: number;

  @Column({ type: 'integer' })
  totalCount!: number;

  @Column({ type: 'text', nullable: true })
  fileName!: string | null;

  @Column({ type: 'integer', nullable: true })
  fileSize!: number | null;

  /** SHA-256 of the file. */
  @Column({ type: 'bytea', nullable: true })
  contentHash!: Buffer | null;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;
}
