import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often jobs of one name took how long, since the installation began; for monitoring. */
@Entity()
export class JobTime {
  @PrimaryColumn({ type: 'text' })
  job!: string;

  /** `done` or `failed`. */
  @PrimaryColumn({ type: 'text' })
  outcome!: string;

  /** Longest time counted here, in seconds; infinity for all that took longer. */
  @PrimaryColumn({ type: 'double precision' })
  upTo!: number;

  @Column({ type: 'bigint' })
  runs!: number;

  @Column({ type: 'double precision' })
  seconds!: number;
}
