import type { Figure, Verdict } from '../contract/figure.ts';
import type { WhatIfChange, WhatIfSummary } from '../contract/what-if.ts';

/** What a what-if asks of a figure, be it of use or of paper. */
interface Judged {
  readonly verdict: Verdict;
  readonly value: number | null;
}

/** One unit's published figure as it is, and as it would be under another target or definition. */
export interface WhatIfUnit<Unit, Shown extends Judged = Figure> {
  readonly unit: Unit;
  readonly now: Shown;
  readonly tried: Shown;
}

export interface WhatIfRow<Unit, Shown extends Judged = Figure> extends WhatIfUnit<Unit, Shown> {
  readonly change: WhatIfChange;
}

/** Rows in the order of the units, and how many of them meet the target of those that are measured. */
export interface WhatIf<Unit, Shown extends Judged = Figure> extends Pick<
  WhatIfSummary,
  'measuredNow' | 'metNow' | 'measuredTried' | 'metTried'
> {
  readonly rows: readonly WhatIfRow<Unit, Shown>[];
}

/**
 * "Thử": who would pass if another target or definition applied. Nothing is stored by it, and units that are not published stay so.
 * Example: of the demo's 29 measured agencies 4 meet 90 %, 6 would meet 85 %.
 */
export function previewWhatIf<Unit, Shown extends Judged = Figure>(units: readonly WhatIfUnit<Unit, Shown>[]): WhatIf<Unit, Shown> {
  const rows = units.map((each) => ({ ...each, change: changeOf(each) }));
  return {
    rows,
    measuredNow: rows.filter(({ now }) => isMeasured(now)).length,
    metNow: rows.filter(({ now }) => isMet(now)).length,
    measuredTried: rows.filter(({ tried }) => isMeasured(tried)).length,
    metTried: rows.filter(({ tried }) => isMet(tried)).length,
  };
}

const RANK: Readonly<Record<WhatIfChange, number>> = { gains: 0, loses: 1, untold: 2, same: 3 };

/** The order in which a what-if is told: who changes sides first, then the lowest tried value, the unknown last, then by name. */
export function byWhatIfChange(a: ToldRow, b: ToldRow): number {
  if (a.change !== b.change) return RANK[a.change] - RANK[b.change];
  const order = (a.tried.value ?? Infinity) - (b.tried.value ?? Infinity);
  return Number.isNaN(order) || order === 0 ? a.name.localeCompare(b.name, 'vi') : order;
}

interface ToldRow {
  readonly name: string;
  readonly change: WhatIfChange;
  readonly tried: Pick<Judged, 'value'>;
}

function isMet({ verdict }: Judged): boolean {
  return verdict === 'met';
}

function isMeasured({ verdict }: Judged): boolean {
  return verdict === 'met' || verdict === 'near' || verdict === 'not-met';
}

function changeOf({ now, tried }: Pick<WhatIfUnit<unknown, Judged>, 'now' | 'tried'>): WhatIfChange {
  if (isUntold(now) || isUntold(tried)) return 'untold';
  if (isMet(now) === isMet(tried)) return 'same';
  return isMet(tried) ? 'gains' : 'loses';
}

/** A count that stands for two, of which one meets the target and the other does not. */
function isUntold({ verdict, value }: Judged): boolean {
  return verdict === 'not-published' && value !== null;
}
