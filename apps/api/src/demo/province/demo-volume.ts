import { periodOf } from '@nhip-thu/metrics';
import { DEMO_MONTHS } from './demo-spec.ts';

/** How many documents go out, percent of the baseline month's; Tết makes M2 a quiet one. */
export const VOLUME = [100, 96, 70, 104, 98, 106, 105] as const;

/** `2026-01` of the month that ends on 14/01/2026, as paper files name it. */
export function paperMonthOf(index: number): string {
  const month = DEMO_MONTHS[index];
  if (month === undefined) throw new RangeError('there is no such month');
  return periodOf('reporting-month', month.to).id.replace('bc-', '');
}
