import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { FrozenPeriodRow } from './frozen-period.entity.ts';

/** The part of a frozen version that is of the province (position 0) or of one agency, so that each is shown to whom it may be shown. */
@Entity()
@Check('frozen_part_agency_id_check', '(position = 0) = (agency_id is null)')
export class FrozenPart {
  @PrimaryColumn({ type: 'integer' })
  frozenPeriodId!: number;

  @ManyToOne(() => FrozenPeriodRow)
  @JoinColumn({ name: 'frozen_period_id' })
  frozenPeriod!: Relation<FrozenPeriodRow>;

  /** Agencies from 1, in the order of their codes. */
  @PrimaryColumn({ type: 'integer' })
  position!: number;

  /** Not bound to the directory: what was frozen outlives it. */
  @Column({ type: 'integer', nullable: true })
  agencyId!: number | null;

  /** `FrozenProvince` or `FrozenAgency` as JSON, byte for byte as it was hashed. */
  @Column({ type: 'text' })
  content!: string;
}
