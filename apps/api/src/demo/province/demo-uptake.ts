import { DEMO_MERGER, FIRST_AGENCIES, type DemoAgency, type DemoMonth } from './demo-spec.ts';

/** Officials, and regular users in the first and in the last month. */
type Uptake = Pick<DemoAgency, 'officialCount' | 'regularAtStart' | 'regularAtEnd'>;

/** Of the officials who are not regular, how many percent are seen at all in the first month, and how many more in the last. */
const SEEN = { start: 30, more: 55 };
/** Where few are seen besides the regular ones: there machines do the rest. */
const SELDOM_SEEN: Readonly<Record<string, number>> = { sxd: 16 };
/** How many percent of the regular users look at both ends of their sessions (DU-4). */
const PUNCTUAL = 25;
const PUNCTUAL_BY_CODE: Readonly<Record<string, number>> = { snv: 69, vpubnd: 50, stp: 40, skhcn: 40 };

/**
 * Regular users of an agency, as it is today, in a month: n₀ + ⌊((n₆ − n₀)·S + 50) / 100⌋, S being the month's uptake in percent;
 * for months that ended before a merger, the sum over its parts.
 * @example countRegular(snv, DEMO_MONTHS[3]) === 38
 */
export function countRegular(agency: DemoAgency, month: DemoMonth): number {
  return partsOf(agency, month).reduce((sum, part) => sum + countUptake(part, month), 0);
}

function partsOf(agency: DemoAgency, month: DemoMonth): readonly DemoAgency[] {
  const isYetToMerge = agency.code === DEMO_MERGER.into && month.to < DEMO_MERGER.on;
  return isYetToMerge ? FIRST_AGENCIES.filter(({ code }) => code === DEMO_MERGER.into || code === DEMO_MERGER.from) : [agency];
}

/** The same of an agency that did not change in the month. */
export function countUptake({ regularAtStart, regularAtEnd }: Uptake, month: DemoMonth): number {
  return regularAtStart + Math.floor(((regularAtEnd - regularAtStart) * month.uptake + 50) / 100);
}

/**
 * Officials seen at all (DU-1) in a month by an agency that did not change in it: the regular ones and a share of the others that grows
 * from 30 % to 85 %. One official at least is never seen, unless all are regular.
 */
export function countActive(agency: DemoAgency, month: DemoMonth): number {
  const regular = countUptake(agency, month);
  const others = agency.officialCount - regular;
  const share = SELDOM_SEEN[agency.code] ?? SEEN.start + (SEEN.more * month.uptake) / 100;
  return regular + Math.min(Math.max(others - 1, 0), Math.round((others * share) / 100));
}

/** Those of the regular users who keep to both ends of their sessions. */
export function countPunctual({ code }: Pick<DemoAgency, 'code'>, regularCount: number): number {
  return Math.round((regularCount * (PUNCTUAL_BY_CODE[code] ?? PUNCTUAL)) / 100);
}
