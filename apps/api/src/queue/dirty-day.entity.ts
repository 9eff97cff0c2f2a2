import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day of an origin whose figures must be computed again; `gen` grows with every mark. */
@Entity()
export class DirtyDay {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Column({ type: 'integer', default: 1 })
  gen!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  markedAt!: Date;
}
