import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Facts of messages still under way at the end of a day; the next day is correlated with them. */
@Entity()
export class DayCarry {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'bytea' })
  facts!: Buffer;
}
