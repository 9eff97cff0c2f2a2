import { Entity, PrimaryColumn } from 'typeorm';

/** Which origin tells of which agency, as the stored figures know it. */
@Entity()
export class ServedAgency {
  @PrimaryColumn({ type: 'integer' })
  originId!: number;

  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;
}
