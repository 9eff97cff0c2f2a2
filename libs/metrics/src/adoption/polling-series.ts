/** A polling series has at least this many polls, so at least 7 gaps. */
const MIN_LENGTH = 8;
/** Longest gap between two polls of a series, in seconds. */
export const MAX_GAP = 35 * 60;
/** Largest standard deviation of the gaps relative to their mean. */
const MAX_VARIATION = 0.15;
/** Log-ins less than this after the first of them are one poll, in seconds. */
const BURST = 30;
/** A log-in that comes no later than this share of the usual gap is off the beat. */
const EARLIEST_BEAT = 0.5;

/** Instants of polls, ascending, and which of them no series has taken yet. */
interface Polls {
  readonly times: readonly number[];
  readonly free: Set<number>;
}

/** Sums of the gaps of a growing series. */
interface Gaps {
  count: number;
  sum: number;
  squares: number;
}

/** The first 8 members of a possible series, as positions. */
interface Core {
  readonly pair: readonly [number, number];
  readonly members: readonly number[];
  readonly gaps: Gaps;
  /** Free polls between its members that are none of them. */
  readonly skippedCount: number;
}

/**
 * Finds the polling series among the log-ins (ascending epoch seconds) of one mailbox, IP address and protocol: at least 8 log-ins,
 * every gap <= 35 min, standard deviation of the gaps ÷ their mean <= 0.15 (population).
 *
 * - Log-ins within 30 s of the first are one poll: mail clients open several connections at once.
 * - A series is a beat, not a run of neighbours: the next member is the poll nearest to the expected time, so that a human log-in between
 *   two polls stays outside and breaks nothing.
 * - A series grows both ways from 8 polls, first from those with the fewest others in between (else a beat of 15 min with one uneven gap
 *   is taken for two of 30), then the most regular. A missed or late poll is bridged while the limits hold for the whole.
 * - What a series holds is out of reach of the next one.
 *
 * Returns positions in `seconds`, ascending, the series by first log-in.
 */
export function findPollingSeries(seconds: readonly number[]): number[][] {
  if (seconds.length < MIN_LENGTH) return [];
  const bursts = groupBursts(seconds);
  const times = bursts.map(([first = 0]) => seconds[first] ?? 0);
  const polls: Polls = { times, free: new Set(times.keys()) };
  const found: number[][] = [];
  // The second member is the next free poll, then the next but one, and so on, as long as any of these is within reach.
  for (let rank = 1; polls.free.size >= MIN_LENGTH; rank += 1) {
    const pairs = listPairs(polls, rank);
    if (pairs.length === 0) break;
    const cores = pairs.map((pair) => findCore(polls, pair)).filter((core) => core !== null);
    for (const { pair } of cores.toSorted(compareCores)) {
      const series = findSeries(polls, pair);
      for (const at of series) polls.free.delete(at);
      if (series.length > 0) found.push(series.flatMap((at) => bursts[at] ?? []));
    }
  }
  return found.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Positions of the log-ins of each poll. */
function groupBursts(seconds: readonly number[]): number[][] {
  const bursts: number[][] = [];
  let opened = -Infinity;
  for (const [at, second] of seconds.entries()) {
    if (second - opened < BURST) {
      bursts.at(-1)?.push(at);
    } else {
      bursts.push([at]);
      opened = second;
    }
  }
  return bursts;
}

/** Each free poll with the `rank`-th free one after it, where that is at most 35 min later. */
function listPairs({ times, free }: Polls, rank: number): (readonly [number, number])[] {
  const positions = [...times.keys()].filter((at) => free.has(at));
  return positions.flatMap((first, index) => {
    const second = positions[index + rank];
    return second === undefined || gapBetween(times, first, second) > MAX_GAP ? [] : [[first, second] as const];
  });
}

/** Follows the beat that two polls give; null when the first 8 on it do not make a series. */
function findCore(polls: Polls, pair: readonly [number, number]): Core | null {
  const members: number[] = [...pair];
  const gaps: Gaps = { count: 0, sum: 0, squares: 0 };
  addGap(gaps, gapBetween(polls.times, ...pair));
  for (let last = pair[1]; members.length < MIN_LENGTH;) {
    const next = findNext(polls, last, gaps.sum / gaps.count, 1);
    if (next === null) return null;
    addGap(gaps, gapBetween(polls.times, last, next));
    members.push(next);
    last = next;
  }
  return isRegular(gaps) ? { pair, members, gaps, skippedCount: countFree(polls, members) - members.length } : null;
}

function compareCores(a: Core, b: Core): number {
  return a.skippedCount - b.skippedCount || variationOf(a.gaps) - variationOf(b.gaps) || (a.members[0] ?? 0) - (b.members[0] ?? 0);
}

/** The whole series around two polls; empty when they are taken or make none. */
function findSeries(polls: Polls, pair: readonly [number, number]): readonly number[] {
  const core = polls.free.has(pair[0]) && polls.free.has(pair[1]) ? findCore(polls, pair) : null;
  if (core === null) return [];
  const series = [...core.members];
  const gaps = { ...core.gaps };
  let length = 0;
  // Growing at one end may settle the mean so far that the other end can go on.
  while (length < series.length) {
    length = series.length;
    while (growBy(polls, series, gaps, 1));
    while (growBy(polls, series, gaps, -1));
  }
  return series;
}

/** Adds the next poll on the beat at one end, if the series stays one. */
function growBy(polls: Polls, series: number[], gaps: Gaps, step: 1 | -1): boolean {
  const end = (step === 1 ? series.at(-1) : series[0]) ?? 0;
  const next = findNext(polls, end, gaps.sum / gaps.count, step);
  if (next === null) return false;
  const grown = { ...gaps };
  addGap(grown, gapBetween(polls.times, end, next));
  if (!isRegular(grown)) return false;
  Object.assign(gaps, grown);
  if (step === 1) series.push(next);
  else series.unshift(next);
  return true;
}

/** The free poll nearest to one mean gap after (or before) `from`, not off the beat and not beyond 35 min. */
function findNext({ times, free }: Polls, from: number, mean: number, step: 1 | -1): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (let at = from + step; at >= 0 && at < times.length; at += step) {
    const gap = gapBetween(times, from, at);
    const distance = Math.abs(gap - mean);
    if (gap > MAX_GAP || (gap > mean && distance >= least)) break;
    if (gap <= mean * EARLIEST_BEAT || distance >= least || !free.has(at)) continue;
    best = at;
    least = distance;
  }
  return best;
}

/** Free polls from the first to the last member, both included. */
function countFree({ free }: Polls, members: readonly number[]): number {
  const last = members.at(-1) ?? 0;
  let count = 0;
  for (let at = members[0] ?? 0; at <= last; at += 1) if (free.has(at)) count += 1;
  return count;
}

function gapBetween(times: readonly number[], a: number, b: number): number {
  return Math.abs((times[b] ?? 0) - (times[a] ?? 0));
}

function addGap(gaps: Gaps, gap: number): void {
  gaps.count += 1;
  gaps.sum += gap;
  gaps.squares += gap * gap;
}

/** Square of standard deviation ÷ mean: (k·Σg² − (Σg)²) ÷ (Σg)². */
function variationOf({ count, sum, squares }: Gaps): number {
  return (squares * count - sum * sum) / (sum * sum);
}

function isRegular(gaps: Gaps): boolean {
  return variationOf(gaps) <= MAX_VARIATION * MAX_VARIATION;
}
