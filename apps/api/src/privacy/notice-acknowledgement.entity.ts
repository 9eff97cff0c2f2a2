import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Notice } from './notice.entity.ts';

/** That an official has read a version of the notice. Never changed. */
@Entity()
export class NoticeAcknowledgement {
  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @ManyToOne(() => Notice)
  @JoinColumn({ name: 'version' })
  notice!: Relation<Notice>;

  /** Bound to no row of the directory: it is known for longer. */
  @PrimaryColumn({ type: 'integer' })
  officialId!: number;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;
}
