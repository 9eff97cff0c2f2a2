import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A log source: a mail server, or one of its log streams. */
@Entity()
export class Origin {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  @Column({ type: 'text', unique: true })
  name!: string;

  /** Zone of stamps that carry none, in minutes east of UTC. */
  @Column({ type: 'integer' })
  zoneOffsetMinutes!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
