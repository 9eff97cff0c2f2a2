import { SILENCE_OF, type Figure } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

type Judged = Pick<Figure, 'verdict' | 'definition' | 'withheldFor'>;

/**
 * What a figure lacks, as a word for machines; null where its verdict alone says why it has no rate. Points of a trend, and figures frozen before it was
 * kept, do not tell it: there it is what the definition lacks as a rule.
 */
export function silenceOf({ verdict, definition, withheldFor }: Judged): NonNullable<Figure['withheldFor']> | null {
  return withheldFor ?? (verdict === 'too-few-days' ? SILENCE_OF[definition] : null);
}

/** Why a figure has no rate, in a few words: what its definition lacks where the definition says nothing, else the verdict. */
export function describeSilence(t: TFunction, figure: Judged): string {
  const reason = silenceOf(figure);
  return reason === null ? t(`verdict.${figure.verdict}`) : t(`verdict.withheldFor.${reason}`);
}

/** The word of a verdict; where nothing can be said of a definition, what it lacks. */
export function describeStatus(t: TFunction, figure: Judged): string {
  return figure.verdict === 'too-few-days' ? describeSilence(t, figure) : t(`verdict.${figure.verdict}`);
}

/** "Chưa đủ dữ liệu 2, Không công bố 1": the statuses of figures and how many have each; "" of none. */
export function countStatuses(t: TFunction, format: Format, figures: readonly Judged[]): string {
  const statuses = figures.map((figure) => describeStatus(t, figure));
  return [...new Set(statuses)]
    .map((status) => `${status} ${format.count(statuses.filter((other) => other === status).length)}`)
    .join(', ');
}
