/**
 * @typedef {object} Spread the middle one of some measurements, and how far they lie apart
 * @property {number} median the lower of two middle ones
 * @property {number} min
 * @property {number} max
 */

/**
 * @param {readonly number[]} values at least one
 * @returns {Spread}
 */
export function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [min] = sorted;
  const max = sorted.at(-1);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  if (min === undefined || max === undefined || median === undefined) throw new Error('nothing was measured');
  return { median, min, max };
}

/**
 * `0.52 s (0.50–0.61)`
 * @param {Spread} seconds
 */
export function describeSeconds({ median, min, max }) {
  return `${median.toFixed(2)} s (${min.toFixed(2)}–${max.toFixed(2)})`;
}

/**
 * Of times of many answers: each is the time that so great a share of them did not exceed.
 * @param {readonly number[]} times in any unit
 */
export function percentilesOf(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}
