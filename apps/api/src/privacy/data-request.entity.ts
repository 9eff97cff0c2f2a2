import type { DataRequestKind, IsoDate } from '@nhip-thu/metrics';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What an official asks about their own data; what came of it stands in its steps. Never changed. */
@Entity()
@Check(`kind in ('access', 'correction', 'restriction', 'erasure', 'complaint')`)
export class DataRequest {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Bound to no row of the directory: it is known for longer. */
  @Column({ type: 'integer' })
  officialId!: number;

  @Column({ type: 'text' })
  kind!: DataRequestKind;

  /** The day that is contested. */
  @Column({ type: 'date', nullable: true })
  day!: IsoDate | null;

  @Column({ type: 'date' })
  madeOn!: IsoDate;

  /** By the province's calendar as it was when the request was made. */
  @Column({ type: 'date' })
  answerDueOn!: IsoDate;

  @Column({ type: 'date', nullable: true })
  actDueOn!: IsoDate | null;
}
