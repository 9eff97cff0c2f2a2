import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A program's right to append to the log of one origin, and to nothing else. */
@Entity()
@Index(['originName'])
export class OriginToken {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** By name, since a token can be handed out before the first byte makes its origin. */
  @Column({ type: 'text' })
  originName!: string;

  /** SHA-256 of the token, which has 256 random bits; the token itself was shown once and is known to its holder only. */
  @Column({ type: 'bytea', unique: true })
  tokenHash!: Buffer;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** Exact to a minute. */
  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
