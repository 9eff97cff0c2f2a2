import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What accounts unknown to the directory did on one day; a row of kind `unlisted` (address '') counts what has no name or no room here. */
@Entity()
@Check(`kind in ('login', 'sent', 'received', 'unlisted')`)
@Index(['day'])
export class UnmatchedDay {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @PrimaryColumn({ type: 'text' })
  address!: string;

  @Column({ type: 'integer' })
  count!: number;
}
