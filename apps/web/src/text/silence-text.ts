import { SILENCE_OF, type Figure } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';

/**
 * Why a figure has no rate, in a few words: what its definition lacks where the definition says nothing, else the verdict. Points of a trend, and figures
 * frozen before it was kept, do not tell it: there it is what the definition lacks as a rule.
 */
export function describeSilence(
  t: TFunction,
  { verdict, definition, withheldFor }: Pick<Figure, 'verdict' | 'definition' | 'withheldFor'>,
): string {
  const reason = withheldFor ?? (verdict === 'too-few-days' ? SILENCE_OF[definition] : null);
  return reason === null ? t(`verdict.${verdict}`) : t(`verdict.withheldFor.${reason}`);
}

/** The word of a verdict; where nothing can be said of a definition, what it lacks. */
export function describeStatus(t: TFunction, figure: Pick<Figure, 'verdict' | 'definition' | 'withheldFor'>): string {
  return figure.verdict === 'too-few-days' ? describeSilence(t, figure) : t(`verdict.${figure.verdict}`);
}
