import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** One address that receives or sends mail; whose it is when stands in `mailbox_assignment`. */
@Entity('mailbox')
export class Mailbox {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  /** Lower case. */
  @Column({ type: 'text', unique: true })
  address!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
