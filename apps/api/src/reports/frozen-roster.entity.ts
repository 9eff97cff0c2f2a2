import type { DefinitionId, IsoDate } from '@nhip-thu/metrics';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FrozenPeriodRow } from './frozen-period.entity.ts';

/** Of whom a figure of a frozen version speaks: what is told later is told beside it (ADR 31). */
@Entity()
export class FrozenRoster {
  @PrimaryColumn({ type: 'integer' })
  frozenPeriodId!: number;

  @ManyToOne(() => FrozenPeriodRow)
  @JoinColumn({ name: 'frozen_period_id' })
  frozenPeriod!: Relation<FrozenPeriodRow>;

  /** Not bound to the directory: what was frozen outlives it. */
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'text' })
  definition!: DefinitionId;

  @Column({ type: 'text' })
  periodId!: string;

  /** As in `unit_period`. */
  @Column({ type: 'text' })
  roster!: string;

  @Column({ type: 'date' })
  lookedFrom!: IsoDate;

  @Column({ type: 'date' })
  toDay!: IsoDate;

  /** Told with other agencies of fewer than 10 people. */
  @Column({ type: 'boolean' })
  isPooled!: boolean;
}
