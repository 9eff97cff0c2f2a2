import type { IsoDate } from './period.ts';

export interface ImpactPart {
  readonly heading: string;
  readonly items: readonly string[];
}

/** `GET /api/v1/impact`: the impact assessment as it would be written now, in the language asked for. It names no person. */
export interface ImpactReply {
  readonly title: string;
  /** When and from what it is made, and when it was made before. */
  readonly introduction: readonly string[];
  readonly parts: readonly ImpactPart[];
  /** When it was written out last; null: never. */
  readonly lastOn: IsoDate | null;
  /** Whether that is more than half a year ago. */
  readonly isOverdue: boolean;
  /** Half a year from now: when it is to be looked at again if it is written out today. */
  readonly nextDueOn: IsoDate;
}
