import type { DemoMonth } from '../province/demo-spec.ts';
import type { SeededRandom } from '../demo-random.ts';
import type { PlanGroup } from './demo-groups.ts';

/**
 * How somebody who is no regular user comes by: on most days without ever sending, once a week or more, or in a week or two of the month.
 */
export type Habit = 'reader' | 'weekly' | 'seldom';

export interface OccasionalUse {
  readonly habit: Habit;
  /** Whether they send within the last days; null: it may be. */
  readonly isSending: boolean | null;
}

/** How many people around the line between regular and other users may change sides from month to month. */
const CHURN = 3;
/** In one agency the other definitions of use have figures of their own in the last month: DU-3 61 and DU-5 65 of 68 people. */
const TOLD = { code: 'snv', habitualCount: 61, senderCount: 65, from: '2026-04-15', lastUptake: 100 };

/** The use of the person at a place in the order of their group. */
export function chooseUse({ agency }: PlanGroup, month: DemoMonth, rank: number, random: SeededRandom): OccasionalUse {
  const draw = random.next();
  if (agency.code !== TOLD.code || month.from < TOLD.from) {
    return { habit: draw < 0.15 ? 'reader' : draw < 0.5 ? 'weekly' : 'seldom', isSending: null };
  }
  // Regular in the last month only, or not even then: at most two weeks in each month before are too few for a habit.
  const habit = rank < TOLD.habitualCount ? 'weekly' : 'seldom';
  return { habit, isSending: month.uptake < TOLD.lastUptake ? null : rank < TOLD.senderCount };
}

/** How many people on either side of the line may change sides; none where the told figures need everybody in their place. */
export function churnOf({ agency }: PlanGroup, month: DemoMonth): number {
  return agency.code === TOLD.code && month.uptake === TOLD.lastUptake ? 0 : CHURN;
}
