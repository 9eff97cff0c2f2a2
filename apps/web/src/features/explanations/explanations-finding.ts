import type { ExplanationReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';

/** How many are not done; those past their day come first. */
export function describeExplanations(t: TFunction, explanations: readonly ExplanationReply[]): string {
  const overdue = explanations.filter(({ isOverdue }) => isOverdue).length;
  const waiting = explanations.filter(({ state }) => state === 'open' || state === 'answered').length;
  if (overdue > 0) return t('explanations.findingOverdue', { count: overdue });
  return waiting > 0 ? t('explanations.finding', { count: waiting }) : t('explanations.findingNone');
}
