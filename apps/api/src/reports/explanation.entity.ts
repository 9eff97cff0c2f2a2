import type { ExplanationSide, TargetMetric } from '@nhip-thu/metrics';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What an explanation is about. Its state is that after its last step. */
@Entity()
@Check(`opened_by in ('home-affairs', 'agency')`)
export class Explanation {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'integer' })
  agencyId!: number;

  @Column({ type: 'text' })
  periodId!: string;

  @Column({ type: 'text' })
  metric!: TargetMetric;

  @Column({ type: 'text' })
  openedBy!: ExplanationSide;
}
