import type { DirectoryRowReply } from '@nhip-thu/metrics';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DirectoryPreview } from './directory-preview.entity.ts';

/** One row of the files that would change something. */
@Entity()
export class DirectoryPreviewRow {
  @PrimaryColumn({ type: 'uuid' })
  previewId!: string;

  @ManyToOne(() => DirectoryPreview, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'preview_id' })
  preview!: Relation<DirectoryPreview>;

  @PrimaryColumn({ type: 'integer' })
  seq!: number;

  @Column({ type: 'jsonb' })
  change!: DirectoryRowReply;
}
