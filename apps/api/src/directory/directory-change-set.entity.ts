import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';

/** One change of the directory: everything that one import, pull, edit or undo wrote. */
@Entity()
@Check(`kind in ('import', 'pull', 'edit', 'undo')`)
export class DirectoryChangeSet {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'text' })
  kind!: 'import' | 'pull' | 'edit' | 'undo';

  /** File names, or what was done. */
  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;

  @Column({ type: 'integer', nullable: true, unique: true })
  undoesId!: number | null;

  @OneToOne(() => DirectoryChangeSet)
  @JoinColumn({ name: 'undoes_id' })
  undoes!: Relation<DirectoryChangeSet> | null;
}
