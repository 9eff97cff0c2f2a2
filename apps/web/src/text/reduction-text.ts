import type { PaperJudgement } from '@nhip-thu/metrics';
import type { Format } from './format.ts';

/** A reduction as a percentage, with the decimals the server chose so that it does not cross the target; null without one. */
export function formatShown(format: Format, shown: PaperJudgement['shown']): string | null {
  if (shown === null) return null;
  return `${format.fixed(shown.percent, shown.digits)}%`;
}
