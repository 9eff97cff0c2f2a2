import type { AuditKind, Role } from '@nhip-thu/metrics';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the audit log: who did or looked at what. Never changed and never removed; the database refuses both. */
@Entity()
@Check(`kind in ('read', 'change', 'session', 'account', 'refused', 'command')`)
@Index(['at'])
@Index(['officialId', 'id'])
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

  /** Code of the agency it was about, when it is one. */
  @Column({ type: 'text', nullable: true })
  agency!: string | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** The network the request came from: the first three groups of an IPv4 address, 48 bits of an IPv6 one. */
  @Column({ type: 'text', nullable: true })
  network!: string | null;

  /** HMAC-SHA256 over the former entry's hash and this entry. */
  @Column({ type: 'bytea' })
  hash!: Buffer;
}
