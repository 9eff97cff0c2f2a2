import type { Figure } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';

/** Why a figure has no rate, in a few words: what its definition lacks where the definition says nothing, else the verdict. */
export function describeSilence(t: TFunction, { verdict, definition }: Pick<Figure, 'verdict' | 'definition'>): string {
  return verdict === 'too-few-days' ? t(`definitions.silentWord.${definition}`) : t(`verdict.${verdict}`);
}
