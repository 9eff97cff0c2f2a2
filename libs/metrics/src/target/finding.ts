import type { Verdict } from '../contract/figure.ts';
import type { Target } from './compare-to-target.ts';

/** Which sentence says what the rows show; the words belong to the web and the reports. */
export type FindingKey = 'all-met' | 'some-met' | 'none-met' | 'no-data' | 'too-small' | 'no-target';

export interface Finding {
  readonly key: FindingKey;
  readonly values: {
    /** Units that meet the target. */
    readonly met: number;
    /** Units with a published rate, whether it meets the target or not. */
    readonly measured: number;
    /** All units asked about. */
    readonly total: number;
    /** The target as a ratio 0..1; null when none is in force. */
    readonly threshold: number | null;
  };
}

const WITHHELD: ReadonlySet<Verdict> = new Set(['insufficient-data', 'too-few-days', 'not-published']);

/**
 * The title of a league of units: what its rows say about the target.
 * 4 of 29 measured units that meet 0.9 give `some-met` {met 4, measured 29, threshold 0.9}.
 */
export function finding(rows: readonly { readonly verdict: Verdict }[], target: Target | null): Finding {
  const met = rows.filter((row) => row.verdict === 'met').length;
  const measured = rows.filter((row) => !WITHHELD.has(row.verdict)).length;
  // Waiting for more data changes nothing where every unit is too small.
  const isTooSmall = rows.length > 0 && rows.every((row) => row.verdict === 'not-published');
  return {
    key: isTooSmall ? 'too-small' : keyOf(met, measured, target !== null),
    values: { met, measured, total: rows.length, threshold: target?.threshold ?? null },
  };
}

function keyOf(met: number, measured: number, hasTarget: boolean): FindingKey {
  if (measured === 0) return 'no-data';
  if (!hasTarget) return 'no-target';
  if (met === 0) return 'none-met';
  return met === measured ? 'all-met' : 'some-met';
}
