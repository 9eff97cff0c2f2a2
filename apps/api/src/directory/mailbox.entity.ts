import type { MailboxKind } from '@nhip-thu/metrics';
import { Check, Column, Entity, JoinColumn, ManyToOne, OneToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from './agency.entity.ts';
import { Official } from './official.entity.ts';

/** One address that receives or sends mail. */
@Entity('mailbox')
@Check(`kind in ('personal', 'unit', 'shared', 'robot', 'leaver', 'unmatched')`)
export class Mailbox {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  /** The agency it is counted for; a personal box follows its official. Null for boxes outside all agencies. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency> | null;

  @Column({ type: 'integer', nullable: true })
  officialId!: number | null;

  @OneToOne(() => Official)
  @JoinColumn({ name: 'official_id' })
  official!: Relation<Official> | null;

  /** Lower case. */
  @Column({ type: 'text', unique: true })
  address!: string;

  @Column({ type: 'text' })
  kind!: MailboxKind;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
