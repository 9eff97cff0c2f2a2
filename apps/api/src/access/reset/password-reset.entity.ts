import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../account.entity.ts';

/** A link to set a new password that was sent by mail and not used yet; an account has one at most. */
@Entity()
@Index(['accountId'])
export class PasswordReset {
  /** SHA-256 of the token; the token itself stands in the letter only. */
  @PrimaryColumn({ type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ type: 'integer' })
  accountId!: number;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  account!: Relation<Account>;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
