import { findByte, isDigit } from './byte-text.ts';
import type { SliceContext } from './dialect.ts';
import { skipPadding } from './line-loop.ts';
import { latestYearRule, readYearlessStamp, statedYearRule, type YearlessStamp, type YearRule } from './stamp.ts';

const NEWLINE = 10;
/** Lines stamped further than this after the arrival of their slice are refused (`future-time`), in seconds. */
const MAX_LEAD = 86_400;

/** The latest epoch second a line of the slice may bear. */
export function latestSecondOf(context: SliceContext): number {
  return context.receivedAtSecond + MAX_LEAD;
}

/** How the slice finds the year of stamps that have none. */
export function yearRuleOf(context: SliceContext): YearRule {
  const zone = context.zoneOffsetMinutes * 60;
  return context.year === null
    ? latestYearRule(context.receivedAtSecond, zone)
    : statedYearRule(context.year, findFirstStamp(context.head), zone);
}

/** The first stamp without year in the head, which a stated year belongs to. */
function findFirstStamp(head: Uint8Array): YearlessStamp | null {
  for (let start = 0; start < head.length;) {
    const newline = findByte(head, start, head.length, NEWLINE);
    const end = newline < 0 ? head.length : newline;
    let at = skipPadding(head, start, end);
    if (head[at] === 60) at = findByte(head, at, Math.min(end, at + 5), 62) + 1 || at;
    const stamp = isDigit(head[at]) ? null : readYearlessStamp(head, at, end);
    if (stamp !== null) return stamp;
    start = end + 1;
  }
  return null;
}
