import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Counts of one agency, standard period, definition and structure. */
@Entity()
@Check(`structure in ('as-was', 'as-is')`)
@Index(['periodId', 'definition'])
export class UnitPeriod {
  @PrimaryColumn({ type: 'integer' })
  agencyId!: number;

  @PrimaryColumn({ type: 'text' })
  periodId!: string;

  @PrimaryColumn({ type: 'text' })
  definition!: string;

  /** People by the units of that time, or by what has become of those units since. */
  @PrimaryColumn({ type: 'text' })
  structure!: 'as-was' | 'as-is';

  /** People who meet the definition. */
  @Column({ type: 'integer' })
  counted!: number;

  /** People the definition speaks of. */
  @Column({ type: 'integer' })
  eligible!: number;

  /** People about whom the definition says nothing (null). */
  @Column({ type: 'integer' })
  unknown!: number;

  /** People who surely count, and who perhaps do, whatever the missing logs held; of those of whom the whole logs would say something. */
  @Column({ type: 'integer' })
  lowerCount!: number;

  @Column({ type: 'integer' })
  upperCount!: number;

  @Column({ type: 'integer' })
  boundedCount!: number;

  /** DU-4: the median share of sessions kept, of those who can be judged; null for other definitions, and where nobody can. */
  @Column({ type: 'double precision', nullable: true })
  keptRate!: number | null;

  /** Working days that have elapsed, and those of them with enough evidence (95 % of their minutes) to judge people by. */
  @Column({ type: 'integer' })
  workingDays!: number;

  @Column({ type: 'integer' })
  coveredDays!: number;

  /** Working minutes that have elapsed, and those of them in which all sources gave evidence (coverage@2). */
  @Column({ type: 'integer', default: 0 })
  expectedMinutes!: number;

  @Column({ type: 'integer', default: 0 })
  coveredMinutes!: number;

  @Column({ type: 'bigint' })
  sent!: number;

  @Column({ type: 'bigint' })
  received!: number;

  @Column({ type: 'bigint', default: 0 })
  sentInternal!: number;

  @Column({ type: 'bigint', default: 0 })
  sentExternal!: number;

  @Column({ type: 'bigint', default: 0 })
  sentMixed!: number;

  @Column({ type: 'bigint', default: 0 })
  recipients!: number;

  @Column({ type: 'bigint', default: 0 })
  internalRecipients!: number;

  /** People whose box was logged in to at all, and those of them of whom only machines did (DU-1 does not hold). */
  @Column({ type: 'integer', default: 0 })
  loggedIn!: number;

  @Column({ type: 'integer', default: 0 })
  machineOnly!: number;

  /** Covered days on which people of E were active (HA@1), added up over the people; null of periods counted before this was. */
  @Column({ type: 'bigint', nullable: true })
  activeDays!: number | null;

  /** Names the people it speaks of, in rows by the units of that time: equal for equal people, empty for nobody. */
  @Column({ type: 'text', default: '' })
  roster!: string;

  /** The first day it looks at. */
  @Column({ type: 'date', nullable: true })
  lookedFrom!: string | null;

  /** Whether what is told before of common days is about other people (rule 4): then the count is not told; and the same of the boxes. */
  @Column({ type: 'boolean', default: false })
  isLinked!: boolean;

  @Column({ type: 'boolean', default: false })
  areBoxesLinked!: boolean;

  @Column({ type: 'integer' })
  snapshotId!: number;

  @Column({ type: 'timestamptz', default: () => 'now()' })
  computedAt!: Date;
}
