import { Column, PrimaryColumn } from 'typeorm';

/** Facts of one origin and hour of the log, encoded; see ingest/facts. */
export abstract class HourBlock {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  /** Hours since 1970-01-01T00:00Z. */
  @PrimaryColumn({ type: 'integer' })
  hour!: number;

  @Column({ type: 'bytea' })
  block!: Buffer;

  @Column({ type: 'integer' })
  facts!: number;
}
