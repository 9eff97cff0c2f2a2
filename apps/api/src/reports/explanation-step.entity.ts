import type { ExplanationAct, ExplanationEffect, ExplanationSide, IsoDate } from '@nhip-thu/metrics';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Explanation } from './explanation.entity.ts';

/** One step of an explanation; rows are never changed or deleted. */
@Entity('explanation_step')
@Check(`act in ('asked', 'answered', 'more-asked', 'accepted', 'refused', 'closed')`)
@Check(`side in ('home-affairs', 'agency')`)
@Check('explanation_step_effect_check', `(act = 'accepted') = (effect is not null)`)
export class ExplanationStepRow {
  @PrimaryColumn({ type: 'integer' })
  explanationId!: number;

  @ManyToOne(() => Explanation)
  @JoinColumn({ name: 'explanation_id' })
  explanation!: Relation<Explanation>;

  /** From 1. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  /** That of the explanation, by which rows are shown. */
  @Column({ type: 'integer' })
  agencyId!: number;

  @Column({ type: 'text' })
  act!: ExplanationAct;

  @Column({ type: 'text' })
  side!: ExplanationSide;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;

  /** Last day of what follows. */
  @Column({ type: 'date', nullable: true })
  dueOn!: IsoDate | null;

  @Column({ type: 'jsonb', nullable: true })
  effect!: ExplanationEffect | null;

  @Column({ type: 'text', nullable: true })
  footnote!: string | null;
}
