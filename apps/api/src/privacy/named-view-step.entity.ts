import type { NamedViewAct } from '@nhip-thu/metrics';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { NamedView } from './named-view.entity.ts';

/** What was done with a named view; rows are never changed or deleted. */
@Entity('named_view_step')
@Check(`act in ('asked', 'approved', 'refused', 'revoked', 'read')`)
export class NamedViewStepRow {
  @PrimaryColumn({ type: 'integer' })
  namedViewId!: number;

  @ManyToOne(() => NamedView)
  @JoinColumn({ name: 'named_view_id' })
  namedView!: Relation<NamedView>;

  /** From 1. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Column({ type: 'text' })
  act!: NamedViewAct;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;

  @Column({ type: 'text', nullable: true })
  text!: string | null;
}
