import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Facts about this installation that are neither environment nor directory, for example the demo's label and clock. */
@Entity()
export class Setting {
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'jsonb' })
  value!: unknown;
}
