import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of a print log. The title of what was printed is not kept. */
@Entity()
@Check('sheets >= 0')
@Index(['day'])
@Index(['jobKey'])
export class PrintJob {
  @PrimaryColumn({ type: 'integer' })
  importId!: number;

  /** SHA-256 of what tells lines apart, the same for the same line in another file. */
  @PrimaryColumn({ type: 'bytea' })
  jobKey!: Buffer;

  @Column({ type: 'date' })
  day!: string;

  /** Printer, host and account as the log names them, in lower case; the account without its Windows domain. */
  @Column({ type: 'text' })
  queue!: string;

  @Column({ type: 'text' })
  host!: string;

  @Column({ type: 'text' })
  account!: string;

  @Column({ type: 'integer' })
  sheets!: number;
}
