import type { PaperJudgement } from '@nhip-thu/metrics';
import type { Shell } from './shell.ts';

/** A reduction of paper as printed, `50,7%`, with the decimals that were chosen for it; a dash where nothing can be told. */
export function formatReduction({ language }: Pick<Shell, 'language'>, shown: PaperJudgement['shown']): string {
  if (shown === null) return '–';
  const { percent, digits } = shown;
  return `${new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(percent)}%`;
}
