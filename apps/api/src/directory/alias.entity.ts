import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** An address that stands for others: a group, a second address of a person, or an old domain (`@old` with the one target `@new`). */
@Entity('alias')
@Unique(['address', 'validFrom'])
@Check(`valid_to > valid_from`)
export class Alias {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  /** Lower case. */
  @Column({ type: 'text' })
  address!: string;

  @Column({ type: 'text', array: true })
  targets!: string[];

  @Column({ type: 'date', default: '1900-01-01' })
  validFrom!: string;

  @Column({ type: 'date', nullable: true })
  validTo!: string | null;
}
