import type { AdoptionReply } from '@nhip-thu/metrics';
import { drawnValue } from '../../text/course-points.ts';

/** The pages of a meeting, one finding each. */
export type SlideKind = 'province' | 'farthest' | 'trend' | 'paper' | 'missing' | 'to-do';

/** What else than use there is to tell. */
interface Further {
  readonly toDoCount: number;
  /** Whether paper is told of, or not known yet: pages keep their numbers while it comes. */
  readonly hasPaper: boolean;
}

/** Pages that the figures give reason for, in the order in which they are told. */
export function listSlides({ agencies, trend }: Pick<AdoptionReply, 'agencies' | 'trend'>, { toDoCount, hasPaper }: Further): SlideKind[] {
  const has: Record<SlideKind, boolean> = {
    province: true,
    farthest: agencies.some(({ figure }) => figure.value !== null),
    trend: trend.filter((point) => drawnValue(point) !== null).length > 1,
    paper: hasPaper,
    missing: agencies.some(({ figure }) => figure.verdict === 'insufficient-data'),
    'to-do': toDoCount > 0,
  };
  return (['province', 'farthest', 'trend', 'paper', 'missing', 'to-do'] as const).filter((kind) => has[kind]);
}

/** A page number from 1 as an address holds it, kept within the pages there are. */
export function readSlideNumber(text: string | null, count: number): number {
  const number = text !== null && /^[1-9]\d?$/.test(text) ? Number(text) : 1;
  return Math.min(number, Math.max(1, count));
}
