import type { VolumeReply } from './adoption.ts';
import type { UnitStructure } from './directory.ts';
import type { CoverageMinutes } from './figure.ts';
import type { Period } from './period.ts';

/** The mail of one agency in one period, and how much of its working time logs tell of. */
export interface AgencyCoursePoint extends VolumeReply {
  /** Share of the elapsed working minutes with evidence, 0..1; null when none has elapsed, or the agency was not there. */
  readonly coverage: number | null;
  /** The minutes that `coverage` is the share of; null like it. */
  readonly coverageMinutes: CoverageMinutes | null;
  /** What the figures of the period were made from; null where the agency was not there. */
  readonly snapshotId: number | null;
  /** The period is not over, or its figures may still change ("tạm tính"). */
  readonly isProvisional: boolean;
}

/**
 * `GET /api/v1/adoption/agencies/snv/course?ky=bc-2026-07`: the mail and the coverage of one agency over up to 12 periods of one kind. Messages,
 * not people.
 */
export interface AgencyCourseReply {
  readonly code: string;
  readonly name: string;
  readonly structure: UnitStructure;
  /** Oldest first, from the first in which the agency is found, ending with the asked one. */
  readonly periods: readonly Period[];
  /** In the order of the periods. */
  readonly points: readonly AgencyCoursePoint[];
  readonly asOf: string | null;
  readonly isDemo: boolean;
}
