import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Stock of paper of one submission, in reams of 500 sheets (P3). */
@Entity()
@Check('opening >= 0')
@Check('bought >= 0')
@Check('closing >= 0')
export class PaperReam {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'integer' })
  submissionId!: number;

  @Column({ type: 'integer' })
  opening!: number;

  @Column({ type: 'integer' })
  bought!: number;

  @Column({ type: 'integer' })
  closing!: number;
}
