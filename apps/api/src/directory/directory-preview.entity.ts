import type { DirectoryCounts } from '@nhip-thu/metrics';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { ImportedEntries } from './planned-directory.ts';

/** What an import or a pull would change, as it was shown; it is gone once it is applied, or after a day. */
@Entity()
@Check(`kind in ('import', 'pull')`)
export class DirectoryPreview {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text' })
  kind!: 'import' | 'pull';

  /** File names, or where it was pulled from. */
  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  madeBy!: string;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  madeAt!: Date;

  /** The directory's revision that it was compared with: only while that is the newest can it be applied. */
  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'jsonb' })
  entries!: ImportedEntries;

  @Column({ type: 'jsonb' })
  counts!: DirectoryCounts;
}
