import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from './account.entity.ts';

/** A sign-in that is still good: until `expiresAt`, and as long as it is used. */
@Entity()
@Index(['accountId'])
export class Session {
  /** SHA-256 of the token; the token itself is known to the browser only. */
  @PrimaryColumn({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'integer' })
  accountId!: number;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  account!: Relation<Account>;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  /** Where it was begun: the network, truncated as in the audit log. */
  @Column({ type: 'text', nullable: true })
  network!: string | null;

  /** Whether the identity provider has asked for a second factor, which then counts as the account's own. */
  @Column({ type: 'boolean', default: false })
  isStrong!: boolean;
}
