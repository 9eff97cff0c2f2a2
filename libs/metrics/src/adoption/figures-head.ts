import type { AdoptionReply, FiguresHeadReply } from '../contract/adoption.ts';
import { MIN_COVERAGE } from '../target/figure.ts';

/** What the head of every page says of the figures of a period: how far logs tell, how many agencies are complete, and which there are. */
export function headOfFigures({
  period,
  asOf,
  isDemo,
  agencies,
}: Pick<AdoptionReply, 'period' | 'asOf' | 'isDemo' | 'agencies'>): FiguresHeadReply {
  const completeCount = agencies.filter(({ figure }) => figure.coverage !== null && figure.coverage >= MIN_COVERAGE).length;
  return { period, asOf, isDemo, completeCount, agencies: agencies.map(({ code, name }) => ({ code, name })) };
}
