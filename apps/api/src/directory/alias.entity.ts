import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address that stands for others: a group, a second address of a person, or an old domain (`@old` with the one target `@new`). */
@Entity('alias')
export class Alias {
  /** Lower case. */
  @PrimaryColumn({ type: 'text' })
  address!: string;

  @Column({ type: 'text', array: true })
  targets!: string[];
}
