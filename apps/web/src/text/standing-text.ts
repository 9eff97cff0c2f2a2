import type { TargetStanding } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

interface Stand {
  readonly standing: TargetStanding;
  /** The level "met", 0..1. */
  readonly threshold: number | null;
}

/**
 * What is to be said of a standing beside its verdict: the level "good" or "minimum", and where a trajectory asks something else than the target
 * itself how far the figure is behind or ahead of it. Empty when the verdict says it all.
 */
export function describeStanding(t: TFunction, format: Format, { standing: { level, due, behind }, threshold }: Stand): string {
  const parts: string[] = [];
  if (level === 'good' || level === 'minimum') parts.push(t(`standing.${level}`));
  if (due !== null && behind !== null && due !== threshold) {
    const values = { due: format.threshold(due), points: format.points(behind) };
    parts.push(t(behind > 0 ? 'standing.behind' : 'standing.ahead', values));
  }
  return parts.join(' · ');
}
