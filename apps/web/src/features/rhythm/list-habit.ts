import type { Period, StickinessPoint, StickinessReply } from '@nhip-thu/metrics';

/** How habitual use was in one period. */
export interface HabitRow {
  readonly period: Period;
  readonly point: StickinessPoint;
  /** The period is not over. */
  readonly isOpen: boolean;
}

/** The periods from the first that is told on, as a trend begins; where none is told, the asked one alone. Those after the first stay, told or not. */
export function listHabit({ periods, points, isProvisional }: Pick<StickinessReply, 'periods' | 'points' | 'isProvisional'>): HabitRow[] {
  const rows = periods.flatMap((period, at) => {
    const point = points[at];
    return point === undefined ? [] : [{ period, point, isOpen: isProvisional && at === periods.length - 1 }];
  });
  const first = rows.findIndex(({ point }) => point.value !== null);
  return rows.slice(first === -1 ? -1 : first);
}
