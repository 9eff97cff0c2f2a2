import type { NotificationContent, Role } from '@nhip-thu/metrics';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What people are told in the notification centre, by role and, of an agency, by unit. */
@Entity()
export class Notification {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** What it is told of; the same is told once. */
  @Column({ type: 'text', unique: true })
  dedupeKey!: string;

  @Column({ type: 'jsonb' })
  content!: NotificationContent;

  @Column({ type: 'text', array: true })
  roles!: Role[];

  /** The agency whose accounts are told, by which rows are shown to them; null: none is. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;
}
