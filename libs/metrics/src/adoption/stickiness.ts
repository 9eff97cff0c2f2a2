/** What one unit of people adds to stickiness in a period. */
export interface UnitStickiness {
  /** Working days of the period with enough evidence, D > 0. */
  readonly days: number;
  /** People with a human access (HA@1), added up over those days: somebody active on three of them adds 3. */
  readonly activeDays: number;
  /** People with at least one human access in the period (DU-1), A. */
  readonly active: number;
}

/** How habitual use is, of several units together. */
export interface Stickiness {
  /** People who are active on a working day, on average. */
  readonly meanDaily: number;
  /** People who are active in the period at all. */
  readonly active: number;
  /** The former ÷ the latter, 0..1. */
  readonly value: number;
}

/**
 * Stickiness: of those who use their mailbox in a period at all, the share who do on a working day, on average.
 *
 * (Σ over units of active days ÷ D) ÷ Σ A; each unit by its own days with evidence, so a unit whose logs miss a day does not weigh less. 1 = everybody
 * is there every day; 1/D = everybody once. Null without units, and where nobody is active. Shapes: counts, D > 0, else throws `RangeError`.
 * Example: 10 people active, 120 active days in 20 days: 6 a day of 10, so 0.6. Source: the ratio of daily to monthly active users of product analytics.
 */
export function stickinessOf(units: readonly UnitStickiness[]): Stickiness | null {
  if (units.some(({ days }) => days <= 0)) throw new RangeError('stickiness of a unit without days');
  const active = units.reduce((sum, unit) => sum + unit.active, 0);
  if (active === 0) return null;
  const meanDaily = units.reduce((sum, unit) => sum + unit.activeDays / unit.days, 0);
  return { meanDaily, active, value: meanDaily / active };
}
