import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A person of the province's offices; where and when stands in `membership`. With or without a mailbox they belong to the denominator. */
@Entity('official')
export class Official {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text' })
  fullName!: string;

  /** Staff number (mã cán bộ); what tells people without a mailbox apart. */
  @Column({ type: 'text', nullable: true, unique: true })
  code!: string | null;

  /** The name without marks and in lower case; the database keeps it. */
  @Column({ type: 'text', default: '', insert: false, update: false, select: false })
  search!: string;

  /** When their names were erased; null: they were not. */
  @Column({ type: 'date', nullable: true })
  erasedOn!: string | null;
}
