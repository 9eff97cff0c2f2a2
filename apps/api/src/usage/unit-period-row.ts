import type { DefinitionId } from '@nhip-thu/metrics';
import type { SuccessionStep } from '../directory/structure.ts';
import type { VolumeCount } from './agency-day.repository.ts';

/** A stored row of `unit_period`: counts of one agency, period and definition. */
export interface UnitPeriodRow extends Readonly<Record<VolumeCount, number>> {
  readonly agencyId: number;
  readonly periodId: string;
  readonly counted: number;
  readonly eligible: number;
  readonly unknown: number;
  readonly lowerCount: number;
  readonly upperCount: number;
  readonly boundedCount: number;
  /** DU-4 only: the median share of sessions kept; else null. */
  readonly keptRate: number | null;
  readonly workingDays: number;
  readonly coveredDays: number;
  readonly expectedMinutes: number;
  readonly coveredMinutes: number;
  /** People whose box was logged in to at all, and those of them whose box only machines looked into. */
  readonly loggedIn: number;
  readonly machineOnly: number;
  /** Covered days on which people of E were active (HA@1), added up over the people; null of periods counted before this was. */
  readonly activeDays: number | null;
  /** Whether what is told before of common days is about other people (rule 4): then neither the count is told, nor that of the boxes. */
  readonly isLinked: boolean;
  readonly areBoxesLinked: boolean;
  readonly snapshotId: number;
  readonly computedAt: Date;
}

/** What the units of today came from: successions, and the counts of the units they name by the structure of that time. */
export interface Origins {
  readonly steps: readonly SuccessionStep[];
  readonly rows: readonly (UnitPeriodRow & { readonly definition: DefinitionId })[];
}
