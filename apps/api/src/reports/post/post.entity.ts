import type { NotificationContent, PostChannel, PostState } from '@nhip-thu/metrics';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ReportExport } from '../exports/report-export.entity.ts';
import { Schedule } from '../schedules/schedule.entity.ts';

/** One letter or call that is to be sent or was: an outbox, and the log of what was delivered. Whose address it is is looked up when it is sent. */
@Entity()
@Index('post_due_at_idx', ['dueAt'], { where: `state = 'waiting'` })
@Check(`channel in ('mail', 'webhook')`)
@Check(`state in ('waiting', 'sent', 'failed', 'skipped')`)
@Check('username is not null or agency_id is not null or url is not null')
export class Post {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** What is told to whom; the same is sent once. */
  @Column({ type: 'text', unique: true })
  dedupeKey!: string;

  @Column({ type: 'text' })
  channel!: PostChannel;

  /** By which it is sent; null: to whoever is told of everything. */
  @Column({ type: 'integer', nullable: true })
  scheduleId!: number | null;

  @ManyToOne(() => Schedule)
  @JoinColumn({ name: 'schedule_id' })
  schedule!: Relation<Schedule> | null;

  @Column({ type: 'text', nullable: true })
  username!: string | null;

  /** To its unit mailbox. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @Column({ type: 'text', nullable: true })
  url!: string | null;

  @Column({ type: 'jsonb' })
  content!: NotificationContent;

  /** The report that goes with it. */
  @Column({ type: 'integer', nullable: true })
  exportId!: number | null;

  @ManyToOne(() => ReportExport)
  @JoinColumn({ name: 'export_id' })
  export!: Relation<ReportExport> | null;

  @Column({ type: 'text' })
  state!: PostState;

  @Column({ type: 'integer' })
  attemptCount!: number;

  /** When it is tried next. */
  @Column({ type: 'timestamptz' })
  dueAt!: Date;

  /** Of the last attempt. */
  @Column({ type: 'text', nullable: true })
  fault!: string | null;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
