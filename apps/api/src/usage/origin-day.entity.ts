import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one origin logged on one day; a day without a row is a day without evidence. */
@Entity()
export class OriginDay {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'integer' })
  facts!: number;

  @Column({ type: 'timestamptz' })
  firstAt!: Date;

  @Column({ type: 'timestamptz' })
  lastAt!: Date;

  /** Facts whose address is no known mailbox. */
  @Column({ type: 'integer' })
  unmatched!: number;

  /** False where the log tells of whole days, without a time of day. */
  @Column({ type: 'boolean', default: true })
  isTimed!: boolean;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  computedAt!: Date;
}
