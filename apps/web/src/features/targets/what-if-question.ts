import { isDefinitionId, parsePercent } from '@nhip-thu/metrics';
import type { PaperMeasure, TargetMetric } from '@nhip-thu/metrics';
import { reportingMonthOf } from '../../api/paper.ts';
import type { WhatIfQuestion } from '../../api/targets.ts';

export const PAPER_METRIC = 'paper-reduction@1' satisfies TargetMetric;

/** Beside the headline, which counts. */
export const MEASURES = ['absolute', 'normalised'] as const satisfies readonly PaperMeasure[];

/** What is tried, as the address holds it. */
export interface Trial {
  /** What counts now. */
  readonly metric: TargetMetric;
  /** Another definition of use, or another number of the reduction of paper; empty for none. */
  readonly tried: string;
  /** A percentage as it was typed; empty for none. */
  readonly percent: string;
}

/** What the address tries: `chi-so` paper or what the page shows, `thu` another definition or number, `muc` a percentage. A value that is not understood is none. */
export function readTrial(params: URLSearchParams, shown: TargetMetric): Trial {
  const metric = params.get('chi-so') === PAPER ? PAPER_METRIC : shown;
  const named = params.get('thu') ?? '';
  const isKnown = metric === PAPER_METRIC ? isMeasure(named) : isDefinitionId(named) && named !== metric;
  const percent = params.get('muc') ?? '';
  return { metric, tried: isKnown ? named : '', percent: parsePercent(percent) === null ? '' : percent };
}

/** Keys of the address whose value was not understood. */
export function rejectedOfTrial(params: URLSearchParams, shown: TargetMetric): string[] {
  const { metric, tried, percent } = readTrial(params, shown);
  const told = { 'chi-so': metric === PAPER_METRIC ? PAPER : '', thu: tried, muc: percent };
  return Object.entries(told).flatMap(([key, value]) => (params.has(key) && value === '' ? [key] : []));
}

/** The address with a changed trial. */
export function writeTrial(params: URLSearchParams, { metric, tried, percent }: Partial<Trial>): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string | undefined): void => {
    if (value === '') next.delete(key);
    else if (value !== undefined) next.set(key, value);
  };
  put('chi-so', metric && (metric === PAPER_METRIC ? PAPER : ''));
  put('thu', tried);
  put('muc', percent);
  return next;
}

/** What is asked; null while nothing is tried. */
export function askOf({ metric, tried, percent }: Trial, periodId: string | null, supersedes: number | null): WhatIfQuestion | null {
  const threshold = parsePercent(percent);
  if (tried === '' && threshold === null) return null;
  const target = { threshold, comparator: '>=', scope: { kind: 'province' }, supersedes } as const;
  if (metric === PAPER_METRIC) {
    return { about: 'paper', periodId: reportingMonthOf(periodId), tried: isMeasure(tried) ? tried : 'headline', ...target };
  }
  return { about: 'use', periodId, definition: metric, tried: isDefinitionId(tried) ? tried : metric, ...target };
}

const PAPER = 'giay';

function isMeasure(text: string): text is (typeof MEASURES)[number] {
  return MEASURES.some((measure) => measure === text);
}
