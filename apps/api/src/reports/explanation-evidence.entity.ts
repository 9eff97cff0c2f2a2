import type { EvidenceType } from '@nhip-thu/metrics';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Explanation } from './explanation.entity.ts';

/** A file attached to an explanation; its bytes lie in the data folder under their hash. */
@Entity()
@Unique('explanation_evidence_content_key', ['explanationId', 'contentHash'])
@Check(`type in ('pdf', 'png', 'jpeg', 'docx', 'xlsx')`)
export class ExplanationEvidence {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'integer' })
  explanationId!: number;

  @ManyToOne(() => Explanation)
  @JoinColumn({ name: 'explanation_id' })
  explanation!: Relation<Explanation>;

  /** That of the explanation, by which rows are shown. */
  @Column({ type: 'integer' })
  agencyId!: number;

  /** As it was called where it came from. */
  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  type!: EvidenceType;

  @Column({ type: 'integer' })
  size!: number;

  /** SHA-256 of the bytes. */
  @Column({ type: 'bytea' })
  contentHash!: Buffer;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;
}
