import type { Cadence, IsoDate, ReportFormat, ReportTemplate, ScheduleKind } from '@nhip-thu/metrics';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What is done again and again, when, and for whom. Never changed; one that is no longer wanted is marked as removed. */
@Entity()
@Check(`kind in ('report', 'digest', 'registers', 'alerts')`)
@Check(`cadence in ('monthly', 'weekly', 'at-once')`)
@Check(`day is not null or cadence = 'at-once'`)
@Check(`template is not null or kind <> 'report'`)
export class Schedule {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text' })
  kind!: ScheduleKind;

  @Column({ type: 'text', nullable: true })
  template!: ReportTemplate | null;

  @Column({ type: 'text', array: true })
  formats!: ReportFormat[];

  @Column({ type: 'text' })
  cadence!: Cadence;

  /** Of the month, or of the week from Monday; null: at once. */
  @Column({ type: 'smallint', nullable: true })
  day!: number | null;

  /** Of the province. */
  @Column({ type: 'smallint', nullable: true })
  hour!: number | null;

  @Column({ type: 'date' })
  startsOn!: IsoDate;

  /** Usernames; who of them may be sent this is asked each time. */
  @Column({ type: 'text', array: true })
  recipients!: string[];

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;

  @Column({ type: 'text', nullable: true })
  removedBy!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  removedAt!: Date | null;
}
