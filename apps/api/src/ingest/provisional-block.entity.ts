import { Column, Entity } from 'typeorm';
import { HourBlock } from './hour-block.ts';

/** Facts that came over UDP: kept apart, counted in no figure (ADR 12). */
@Entity()
export class ProvisionalBlock extends HourBlock {
  /** Of these, how many no trusted segment has brought. */
  @Column({ type: 'integer', default: 0 })
  unconfirmed!: number;
}
