import type { Role } from '@nhip-thu/metrics';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody who may sign in. */
@Entity()
@Check(`role in ('leadership', 'home-affairs', 'agency', 'mail-administrator', 'official', 'auditor')`)
@Check(`agency_id is not null or role <> 'agency'`)
@Check(`official_id is not null or role <> 'official'`)
export class Account {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  /** Lower case. */
  @Column({ type: 'text', unique: true })
  username!: string;

  @Column({ type: 'text' })
  displayName!: string;

  @Column({ type: 'text' })
  role!: Role;

  /** The agency this account speaks for; needed for the role `agency`. Not bound to the directory: of what was taken out of it nothing is seen. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  /** Whose account it is in the directory; needed for the role `official`. */
  @Column({ type: 'integer', nullable: true })
  officialId!: number | null;

  /** Id of the pepper, `:`, and argon2id in PHC form, parameters and salt included; without id and colon where there was no pepper yet. */
  @Column({ type: 'text' })
  passwordHash!: string;

  /** Where a link for a new password is sent; null: nowhere. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** Issuer and `sub` of the identity it was first signed in to by; null: of none yet. Nobody else's opens it from then on. */
  @Column({ type: 'text', nullable: true, unique: true })
  oidcSubject!: string | null;

  /** Secret of the second factor, sealed with the key of the data folder; null: it has none. */
  @Column({ type: 'bytea', nullable: true })
  totpSecret!: Buffer | null;

  /** One that was shown and is not confirmed yet. */
  @Column({ type: 'bytea', nullable: true })
  totpPending!: Buffer | null;

  /** The period of 30 seconds whose code was used last: each is good once. */
  @Column({ type: 'integer', nullable: true })
  totpStep!: number | null;

  /** Of the recovery codes that are left. */
  @Column({ type: 'bytea', array: true, default: () => "'{}'" })
  recoveryHashes!: Buffer[];

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** Since when nobody is let in by it; null while it is in use. */
  @Column({ type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;

  /** When it was used last, exact to a minute, also after that session has ended; null: whoever has it now never was. */
  @Column({ type: 'timestamptz', nullable: true })
  lastSeenAt!: Date | null;
}
