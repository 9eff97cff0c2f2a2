import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An official whose activity bits must be gathered again; `gen` grows with every mark. */
@Entity()
export class DirtyOfficial {
  @PrimaryColumn({ type: 'integer' })
  officialId!: number;

  @Column({ type: 'integer', default: 1 })
  gen!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  markedAt!: Date;
}
