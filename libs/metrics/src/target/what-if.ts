import type { Figure } from '../contract/figure.ts';
import { makeFigure, type FigureInput } from './figure.ts';

/** One unit as it is counted now, and as it would be under another target or definition. */
export interface WhatIfUnit<Unit> {
  readonly unit: Unit;
  readonly now: FigureInput;
  readonly tried: FigureInput;
}

/** `gains`: would meet the target and does not now; `loses`: the other way round. */
export type WhatIfChange = 'gains' | 'loses' | 'same';

export interface WhatIfRow<Unit> {
  readonly unit: Unit;
  readonly now: Figure;
  readonly tried: Figure;
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
  const rows = units.map(({ unit, now, tried }) => {
    const [figureNow, figureTried] = [makeFigure(now), makeFigure(tried)];
    return { unit, now: figureNow, tried: figureTried, change: changeOf(isMet(figureNow), isMet(figureTried)) };
  });
  return { rows, metNow: rows.filter(({ now }) => isMet(now)).length, metTried: rows.filter(({ tried }) => isMet(tried)).length };
}

function isMet({ verdict }: Figure): boolean {
  return verdict === 'met';
}

function changeOf(isMetNow: boolean, isMetTried: boolean): WhatIfChange {
  if (isMetNow === isMetTried) return 'same';
  return isMetTried ? 'gains' : 'loses';
}
