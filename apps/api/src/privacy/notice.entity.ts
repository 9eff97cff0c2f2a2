import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of what officials are told of the measurement. Never changed: another text is another version. */
@Entity()
export class Notice {
  /** From 1. */
  @PrimaryColumn({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  textVi!: string;

  @Column({ type: 'text' })
  textEn!: string;

  @Column({ type: 'text' })
  publishedBy!: string;

  @Column({ type: 'timestamptz' })
  publishedAt!: Date;
}
