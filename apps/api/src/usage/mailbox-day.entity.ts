import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What one origin tells of one mailbox on one day. Meanings of the columns: docs/glossary.md. */
@Entity()
@Index(['day'])
@Index('mailbox_day_doubt_idx', ['day'], { where: 'doubt > 0' })
export class MailboxDay {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @PrimaryColumn({ type: 'integer' })
  mailboxId!: number;

  @Column({ type: 'integer' })
  sent!: number;

  @Column({ type: 'integer', default: 0 })
  sentInternalClient!: number;

  @Column({ type: 'integer', default: 0 })
  sentInternal!: number;

  @Column({ type: 'integer', default: 0 })
  sentExternal!: number;

  @Column({ type: 'integer', default: 0 })
  sentMixed!: number;

  @Column({ type: 'integer', default: 0 })
  recipients!: number;

  @Column({ type: 'integer', default: 0 })
  internalRecipients!: number;

  @Column({ type: 'integer' })
  sentAs!: number;

  @Column({ type: 'integer' })
  received!: number;

  @Column({ type: 'integer' })
  receivedMessages!: number;

  @Column({ type: 'integer' })
  logins!: number;

  @Column({ type: 'integer' })
  loginFails!: number;

  @Column({ type: 'integer' })
  accessPoints!: number;

  @Column({ type: 'timestamptz', nullable: true })
  firstAccessAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  lastAccessAt!: Date | null;

  /** Which ends of the sessions of the mailbox's unit were kept: `prepareSessionMarks`. */
  @Column({ type: 'smallint', default: 0 })
  sessionEnds!: number;

  /** What of the accesses is not certain, since the log was silent beside them: bits of `DOUBT`. */
  @Column({ type: 'smallint', default: 0 })
  doubt!: number;
}
