import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An account in the logs that is not the province's: it is no mailbox, and nobody is asked about it again. */
@Entity()
export class ForeignAddress {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  /** As the logs tell it, in lower case; perhaps without a domain. */
  @Column({ type: 'text', unique: true })
  address!: string;

  @Column({ type: 'text' })
  reason!: string;
}
