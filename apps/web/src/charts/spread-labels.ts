/**
 * Places labels as near to where they belong as they can be without touching: each is at least `gap` below the one before, all within
 * `least` and `most` as far as they fit. The order of the answer is that of `wanted`.
 */
export function spreadLabels(wanted: readonly number[], { gap, least, most }: { gap: number; least: number; most: number }): number[] {
  const order = wanted.map((_, index) => index).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let next = least;
  for (const index of order) {
    placed[index] = Math.max(next, wanted[index] ?? 0);
    next = (placed[index] ?? 0) + gap;
  }
  let last = most;
  for (const index of order.toReversed()) {
    placed[index] = Math.min(last, placed[index] ?? 0);
    last = (placed[index] ?? 0) - gap;
  }
  return placed;
}
