import type { Figure } from '../contract/figure.ts';

/** One unit's published figure as it is, and as it would be under another target or definition. */
export interface WhatIfUnit<Unit> {
  readonly unit: Unit;
  readonly now: Figure;
  readonly tried: Figure;
}

/** `gains`: would meet the target and does not now; `loses`: the other way round; `untold`: the printed count leaves open whether it would. */
export type WhatIfChange = 'gains' | 'loses' | 'same' | 'untold';

export interface WhatIfRow<Unit> extends WhatIfUnit<Unit> {
  readonly change: WhatIfChange;
}

export interface WhatIf<Unit> {
  readonly rows: readonly WhatIfRow<Unit>[];
  /** Units that meet the target, now and with what is tried. */
  readonly metNow: number;
  readonly metTried: number;
}

/**
 * "Thử": who would pass if another target or definition applied. Nothing is stored by it, and units that are not published stay so.
 * Example: of the demo's 29 measured agencies 4 meet 90 %, 6 would meet 85 %.
 */
export function previewWhatIf<Unit>(units: readonly WhatIfUnit<Unit>[]): WhatIf<Unit> {
  const rows = units.map((each) => ({ ...each, change: changeOf(each) }));
  return { rows, metNow: rows.filter(({ now }) => isMet(now)).length, metTried: rows.filter(({ tried }) => isMet(tried)).length };
}

function isMet({ verdict }: Figure): boolean {
  return verdict === 'met';
}

function changeOf({ now, tried }: Pick<WhatIfUnit<unknown>, 'now' | 'tried'>): WhatIfChange {
  if (isUntold(now) || isUntold(tried)) return 'untold';
  if (isMet(now) === isMet(tried)) return 'same';
  return isMet(tried) ? 'gains' : 'loses';
}

/** A count that stands for two, of which one meets the target and the other does not. */
function isUntold({ verdict, value }: Figure): boolean {
  return verdict === 'not-published' && value !== null;
}
