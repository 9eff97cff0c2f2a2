import type { ScheduleRunState } from '@nhip-thu/metrics';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { ReportExport } from '../exports/report-export.entity.ts';
import { Schedule } from './schedule.entity.ts';

/** One time that a schedule came due: once for each period, which is what makes it happen once. */
@Entity()
@Unique(['scheduleId', 'periodId'])
@Check(`state in ('waiting', 'done', 'missed', 'failed')`)
export class ScheduleRun {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'integer' })
  scheduleId!: number;

  @ManyToOne(() => Schedule)
  @JoinColumn({ name: 'schedule_id' })
  schedule!: Relation<Schedule>;

  @Column({ type: 'text' })
  periodId!: string;

  @Column({ type: 'timestamptz' })
  dueAt!: Date;

  @Column({ type: 'text' })
  state!: ScheduleRunState;

  /** The report that was ordered for it. */
  @Column({ type: 'integer', nullable: true })
  exportId!: number | null;

  /** How often a report was ordered for it. */
  @Column({ type: 'integer', default: 0 })
  orderCount!: number;

  @ManyToOne(() => ReportExport)
  @JoinColumn({ name: 'export_id' })
  export!: Relation<ReportExport> | null;
}
