import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one origin logged on one day; a day without a row is a day without a line. */
@Entity()
export class OriginDay {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'integer' })
  facts!: number;

  /** Of the first and the last line, whether or not it gave a fact. */
  @Column({ type: 'timestamptz' })
  firstAt!: Date;

  @Column({ type: 'timestamptz' })
  lastAt!: Date;

  /** Silences of more than 15 minutes between two lines of the day: pairs of seconds since its midnight (+07:00), ascending. */
  @Column({ type: 'integer', array: true, default: [] })
  silences!: number[];

  /** Facts whose address is no known mailbox. */
  @Column({ type: 'integer' })
  unmatched!: number;

  /** False where the log tells of whole days, without a time of day. */
  @Column({ type: 'boolean', default: true })
  isTimed!: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  computedAt!: Date;
}
