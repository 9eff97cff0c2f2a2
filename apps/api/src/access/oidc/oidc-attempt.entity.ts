import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Account } from '../account.entity.ts';

/** A sign-in by the identity provider that is under way in one browser. */
@Entity()
@Index(['expiresAt'])
export class OidcAttempt {
  /** SHA-256 over the state and the secret of the browser's cookie, which are known there only. */
  @PrimaryColumn({ type: 'bytea' })
  key!: Buffer;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  /** Where on this site to go at its end. */
  @Column({ type: 'text' })
  returnTo!: string;

  /** Of the ID token that is waited for; null once it has come. */
  @Column({ type: 'text', nullable: true })
  nonce!: string | null;

  /** Of PKCE; null once the ID token has come. */
  @Column({ type: 'text', nullable: true })
  verifier!: string | null;

  /** Whose sign-in it is, once the provider has said so and a code of the second factor is waited for. */
  @Column({ type: 'integer', nullable: true })
  accountId!: number | null;

  @ManyToOne(() => Account, { nullable: true })
  @JoinColumn({ name: 'account_id' })
  account!: Relation<Account> | null;
}
