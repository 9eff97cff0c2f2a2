/** A polling series has at least this many log-ins, so at least 7 gaps. */
const MIN_LENGTH = 8;
/** Longest gap between two log-ins of a series, in seconds. */
const MAX_GAP = 35 * 60;
/** Largest standard deviation of the gaps relative to their mean. */
const MAX_VARIATION = 0.15;
/** A log-in that comes earlier than this share of the usual gap is off the beat. */
const EARLIEST_BEAT = 0.5;

/** Running sums of the gaps of a growing series. */
interface Gaps {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

/**
 * Finds the polling series among the log-ins (ascending epoch seconds) of one mailbox, IP address and protocol: at least 8 log-ins,
 * every gap <= 35 min, standard deviation of the gaps ÷ their mean <= 0.15 (population).
 *
 * A series is a beat, not a run of neighbours: from two log-ins on, the next member is the one nearest to the expected time, so that
 * a human log-in between two polls stays outside and does not break the series. A missed or late poll is bridged while the
 * limits hold for the whole. Once 8 are found the series grows to the end of the beat and then back before its beginning.
 * What a series holds is out of reach of the next one. Returns positions in `seconds`, ascending, the series by first log-in.
 */
export function findPollingSeries(seconds: readonly number[]): number[][] {
  const free = new Set(seconds.keys());
  const found: number[][] = [];
  for (let start = 0; start + MIN_LENGTH <= seconds.length; start += 1) {
    if (!free.has(start)) continue;
    const series = findSeriesFrom(seconds, free, start);
    if (series === null) continue;
    for (const at of series) free.delete(at);
    found.push(series);
  }
  return found.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** Tries each log-in at most 35 min after the first as the second of the series. */
function findSeriesFrom(seconds: readonly number[], free: ReadonlySet<number>, start: number): number[] | null {
  for (let second = start + 1; second < seconds.length; second += 1) {
    const gap = gapBetween(seconds, start, second);
    if (gap > MAX_GAP) break;
    if (gap === 0 || !free.has(second)) continue;
    const core = followBeat(seconds, free, [start, second]);
    if (core !== null) return core;
  }
  return null;
}

/** Grows two log-ins to a series; null when the first 8 on the beat do not make one. */
function followBeat(seconds: readonly number[], free: ReadonlySet<number>, pair: readonly [number, number]): number[] | null {
  const series: number[] = [...pair];
  let gaps = addGap({ count: 0, sum: 0, squares: 0 }, gapBetween(seconds, ...pair));
  for (let last = pair[1]; ;) {
    const next = findNext(seconds, free, last, gaps.sum / gaps.count, 1);
    if (next === null) break;
    const grown = addGap(gaps, gapBetween(seconds, last, next));
    // The first few gaps alone say little of the beat: they are judged when there are 8 log-ins.
    if (series.length + 1 >= MIN_LENGTH && !isRegular(grown)) break;
    series.push(next);
    gaps = grown;
    last = next;
  }
  return series.length < MIN_LENGTH ? null : [...growBack(seconds, free, pair[0], gaps), ...series];
}

/** The members before the first one, ascending. */
function growBack(seconds: readonly number[], free: ReadonlySet<number>, first: number, forward: Gaps): number[] {
  const earlier: number[] = [];
  let gaps = forward;
  for (let head = first; ;) {
    const previous = findNext(seconds, free, head, gaps.sum / gaps.count, -1);
    if (previous === null) return earlier.toReversed();
    gaps = addGap(gaps, gapBetween(seconds, head, previous));
    if (!isRegular(gaps)) return earlier.toReversed();
    earlier.push(previous);
    head = previous;
  }
}

/** The free log-in nearest to one mean gap after (or before) `from`, not off the beat and not beyond 35 min. */
function findNext(seconds: readonly number[], free: ReadonlySet<number>, from: number, mean: number, step: 1 | -1): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (let at = from + step; at >= 0 && at < seconds.length; at += step) {
    const gap = gapBetween(seconds, from, at);
    const distance = Math.abs(gap - mean);
    if (gap > MAX_GAP || (gap > mean && distance >= least)) break;
    if (gap <= mean * EARLIEST_BEAT || distance >= least || !free.has(at)) continue;
    best = at;
    least = distance;
  }
  return best;
}

function gapBetween(seconds: readonly number[], a: number, b: number): number {
  return Math.abs((seconds[b] ?? 0) - (seconds[a] ?? 0));
}

function addGap(gaps: Gaps, gap: number): Gaps {
  return { count: gaps.count + 1, sum: gaps.sum + gap, squares: gaps.squares + gap * gap };
}

/** std/mean <= 0.15 without division: Σg²·k − (Σg)² <= 0.15²·(Σg)², whole numbers throughout. */
function isRegular({ count, sum, squares }: Gaps): boolean {
  return squares * count - sum * sum <= MAX_VARIATION * MAX_VARIATION * sum * sum;
}
