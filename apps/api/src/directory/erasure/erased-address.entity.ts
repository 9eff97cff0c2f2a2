import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The address that a pseudonym stands for, sealed: logs of before name it, and must be read as they were. It goes when nothing that was made
 * of those logs is kept any more; then nobody can tell whose pseudonym it was.
 */
@Entity()
export class ErasedAddress {
  @PrimaryColumn({ type: 'text' })
  pseudonym!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ type: 'date' })
  erasedOn!: string;
}
