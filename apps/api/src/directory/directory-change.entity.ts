import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One row of the directory before and after a change; written by triggers while a change set is open. */
@Entity()
@Index(['tableName', 'rowId'])
export class DirectoryChange {
  @PrimaryColumn({ type: 'integer' })
  setId!: number;

  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  seq!: number;

  @Column({ type: 'text' })
  tableName!: string;

  @Column({ type: 'integer' })
  rowId!: number;

  @Column({ type: 'jsonb', nullable: true })
  before!: unknown;

  @Column({ type: 'jsonb', nullable: true })
  after!: unknown;
}
