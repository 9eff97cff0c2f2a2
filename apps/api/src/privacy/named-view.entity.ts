import type { IsoDate } from '@nhip-thu/metrics';
import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** The wish to see how the people of an agency were counted, by name; what came of it stands in its steps. Never changed. */
@Entity()
@Check('named_view_days_check', 'days between 1 and 30')
export class NamedView {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id!: number;

  /** Bound to no row of the directory: who looked is known for longer than the agency. */
  @Column({ type: 'integer' })
  agencyId!: number;

  @Column({ type: 'text' })
  periodId!: string;

  /** First and last day of the period, by which it is shown to whoever was in the agency then. */
  @Column({ type: 'date' })
  fromDay!: IsoDate;

  @Column({ type: 'date' })
  toDay!: IsoDate;

  @Column({ type: 'text' })
  purpose!: string;

  /** Decision or document the purpose rests on. */
  @Column({ type: 'text' })
  basis!: string;

  /** For how many days it holds once it is approved. */
  @Column({ type: 'integer' })
  days!: number;

  /** Account that asked, which alone may read. */
  @Column({ type: 'text' })
  askedBy!: string;

  /** The official it belongs to, if it is anybody's: nobody approves for themselves by a second account. */
  @Column({ type: 'integer', nullable: true })
  askerOfficial!: number | null;
}
