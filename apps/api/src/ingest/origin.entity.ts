import type { OriginBasis } from '@nhip-thu/metrics';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A log source: a mail server, or one of its log streams. */
@Entity()
export class Origin {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text', unique: true })
  name!: string;

  /** Zone of stamps that carry none, in minutes east of UTC. */
  @Column({ type: 'integer' })
  zoneOffsetMinutes!: number;

  /** Addresses and networks whose mail counts as sent without a log-in, as `formatClientNetwork` writes them. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  internalClients!: string[];

  /** The decision it rests on; null while nobody has entered one. */
  @Column({ type: 'jsonb', nullable: true })
  legalBasis!: OriginBasis | null;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
