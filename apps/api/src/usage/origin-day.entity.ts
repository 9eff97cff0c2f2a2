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

  /** Human accesses by hour of the day, 24 counts; null where the log gives no time of day, and on a day computed before they were counted. */
  @Column({ type: 'integer', array: true, nullable: true })
  accessHours!: number[] | null;

  /** Distinct addresses that the logs name as accounts; null on a day that was computed before they were counted. */
  @Column({ type: 'integer', nullable: true })
  addresses!: number | null;

  /** Of them: a mailbox's own, and other names of one. */
  @Column({ type: 'integer', default: 0 })
  matchedAddresses!: number;

  @Column({ type: 'integer', default: 0 })
  aliasAddresses!: number;

  /** Of them: of no known mailbox and not named in `unmatched_day`, for which they are too many or too odd. */
  @Column({ type: 'integer', default: 0 })
  unlistedAddresses!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  computedAt!: Date;
}
