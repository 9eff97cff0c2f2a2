import type { DataRequestAct, DataRequestEffect } from '@nhip-thu/metrics';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DataRequest } from './data-request.entity.ts';

/** One step of a request; rows are never changed or deleted. */
@Entity('data_request_step')
@Check(`act in ('made', 'answered', 'done', 'refused')`)
export class DataRequestStepRow {
  @PrimaryColumn({ type: 'integer' })
  dataRequestId!: number;

  @ManyToOne(() => DataRequest)
  @JoinColumn({ name: 'data_request_id' })
  dataRequest!: Relation<DataRequest>;

  /** From 1. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  /** That of the request, by which rows are shown. */
  @Column({ type: 'integer' })
  officialId!: number;

  @Column({ type: 'text' })
  act!: DataRequestAct;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;

  @Column({ type: 'text' })
  text!: string;

  @Column({ type: 'jsonb', nullable: true })
  effect!: DataRequestEffect | null;
}
