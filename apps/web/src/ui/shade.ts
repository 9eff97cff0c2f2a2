/** How full a cell of a rate is coloured: five steps of 20 points; unknown is hatched, never the lightest. */
export type Shade = 'unknown' | '1' | '2' | '3' | '4' | '5';

const STEPS = ['1', '2', '3', '4', '5'] as const;

/** @param value ratio 0..1, or null when it is not known */
export function shadeOf(value: number | null): Shade {
  if (value === null) return 'unknown';
  return STEPS[Math.min(STEPS.length - 1, Math.floor(value * STEPS.length))] ?? '1';
}
