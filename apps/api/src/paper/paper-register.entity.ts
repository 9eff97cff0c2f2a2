import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Outgoing documents of one type of one submission (P1): on paper, in both forms ("song song"), digitally signed only. */
@Entity()
@Check('paper >= 0')
@Check('both >= 0')
@Check('electronic >= 0')
export class PaperRegister {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'integer' })
  submissionId!: number;

  /** Empty = all types together. */
  @PrimaryColumn({ type: 'text' })
  documentType!: string;

  @Column({ type: 'integer' })
  paper!: number;

  @Column({ type: 'integer' })
  both!: number;

  @Column({ type: 'integer' })
  electronic!: number;
}
