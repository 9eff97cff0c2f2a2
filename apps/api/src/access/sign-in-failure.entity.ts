import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often guessing at one thing, or from one address, went wrong lately; shared by all processes. */
@Entity()
@Index(['failedAt'])
export class SignInFailure {
  /** Keyed hash of what was guessed at or of the address: neither names that were typed nor addresses can be read here. */
  @PrimaryColumn({ type: 'bytea' })
  key!: Buffer;

  @Column({ type: 'integer' })
  failures!: number;

  @Column({ type: 'timestamptz' })
  failedAt!: Date;

  /** Until then nothing is tried; long ago when there is no wait, so that clocks that differ a little make none. */
  @Column({ type: 'timestamptz' })
  blockedUntil!: Date;
}
