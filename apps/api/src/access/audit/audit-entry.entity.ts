import type { AuditKind, Role } from '@nhip-thu/metrics';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the audit log: who did or looked at what. Never removed, and never changed but that a name may give way to its pseudonym (ADR 40). */
@Entity()
@Check(`kind in ('read', 'change', 'session', 'account', 'refused', 'command')`)
@Index(['at'])
@Index(['officialId', 'id'])
@Index(['session'])
@Index(['agency'])
export class AuditEntry {
  /** 1, 2, 3 and so on without a gap. */
  @PrimaryColumn({ type: 'bigint' })
  id!: number;

  /** To the millisecond, which is what the hash is made of. */
  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ type: 'text' })
  kind!: AuditKind;

  /** Name of an account, `cli:` and the user of the machine, or `program`; null when somebody was not let in under a name we know. */
  @Column({ type: 'text', nullable: true })
  actor!: string | null;

  @Column({ type: 'text', nullable: true })
  role!: Role | null;

  /** What was done, as a policy or a command calls it: `directory.read`, `session.started`. */
  @Column({ type: 'text' })
  action!: string;

  /** To what: the address that was asked, the account that was changed. Never the content. */
  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  /** The person looked at, when it is one. */
  @Column({ type: 'integer', nullable: true })
  officialId!: number | null;

  /** Code of the agency whose people it was about; `EVERY_AGENCY` for those of all. */
  @Column({ type: 'text', nullable: true })
  agency!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** The network the request came from: the first three groups of an IPv4 address, 48 bits of an IPv6 one. */
  @Column({ type: 'text', nullable: true })
  network!: string | null;

  /** The session it was done in, by the first 8 bytes of the hash of its token. */
  @Column({ type: 'text', nullable: true })
  session!: string | null;

  /** Keyed digests of actor and subject, 16 bytes each; null in entries from before there were any. */
  @Column({ type: 'bytea', nullable: true })
  digests!: Buffer | null;

  /** HMAC-SHA256 over the former entry's hash and this entry. */
  @Column({ type: 'bytea' })
  hash!: Buffer;
}
