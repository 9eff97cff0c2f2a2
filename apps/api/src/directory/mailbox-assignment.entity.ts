import type { MailboxKind } from '@nhip-thu/metrics';
import { Check, Column, Entity, Exclusion, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { Agency } from './agency.entity.ts';
import { Mailbox } from './mailbox.entity.ts';
import { Official } from './official.entity.ts';

/** What a mailbox is for and whose it is, from `validFrom` until the day before `validTo`; spans of one box never overlap, nor do personal boxes of one official. */
@Entity()
@Check(`kind in ('personal', 'unit', 'shared', 'robot', 'leaver', 'unmatched')`)
@Check(`official_id is not null or kind <> 'personal'`)
@Check(`valid_to > valid_from`)
@Exclusion(
  'mailbox_assignment_overlap',
  `USING gist (int4range(mailbox_id, mailbox_id, '[]') with &&, daterange(valid_from, valid_to) with &&) DEFERRABLE INITIALLY DEFERRED`,
)
@Exclusion(
  'mailbox_assignment_second_box',
  `USING gist (int4range(official_id, official_id, '[]') with &&, daterange(valid_from, valid_to) with &&) WHERE (kind = 'personal') DEFERRABLE INITIALLY DEFERRED`,
)
@Index(['mailboxId'])
@Index(['officialId'])
export class MailboxAssignment {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'integer' })
  mailboxId!: number;

  @ManyToOne(() => Mailbox)
  @JoinColumn({ name: 'mailbox_id' })
  mailbox!: Relation<Mailbox>;

  @Column({ type: 'text' })
  kind!: MailboxKind;

  /** Who holds it (personal), or held it last (leaver). */
  @Column({ type: 'integer', nullable: true })
  officialId!: number | null;

  @ManyToOne(() => Official)
  @JoinColumn({ name: 'official_id' })
  official!: Relation<Official> | null;

  /** The agency it is counted for; a personal box follows its official and has none of its own. Null also for boxes outside all agencies. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  @ManyToOne(() => Agency)
  @JoinColumn({ name: 'agency_id' })
  agency!: Relation<Agency> | null;

  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
