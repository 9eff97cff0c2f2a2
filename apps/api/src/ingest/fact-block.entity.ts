import { Entity } from 'typeorm';
import { HourBlock } from './hour-block.ts';

/** The facts that figures are made of. */
@Entity()
export class FactBlock extends HourBlock {}
