import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** What figures were made from: the revisions of all inputs. Equal revisions are one row. */
@Entity()
@Unique('figure_snapshot_inputs_key', ['directoryRevision', 'calendarRevision', 'logRevision', 'parserVersion', 'coverage'])
export class FigureSnapshot {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'integer' })
  directoryRevision!: number;

  @Column({ type: 'integer' })
  calendarRevision!: number;

  /** Raised by every transaction that rolls days up. */
  @Column({ type: 'integer' })
  logRevision!: number;

  @Column({ type: 'integer' })
  parserVersion!: number;

  /** The definition of coverage. */
  @Column({ type: 'text' })
  coverage!: string;
}
