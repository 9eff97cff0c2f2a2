import type { Role } from '@nhip-thu/metrics';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody who may sign in. */
@Entity()
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

  /** Argon2id in PHC form, parameters and salt included. */
  @Column({ type: 'text' })
  passwordHash!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
