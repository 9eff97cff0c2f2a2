import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day whose mail must be added up by agency again; `gen` grows with every mark. */
@Entity()
export class DirtyAgencyDay {
  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'integer', default: 1 })
  gen!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  markedAt!: Date;
}
