import type { AdoptionReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

/** ", tính trên 29 cơ quan có tỷ lệ ở cả hai kỳ" behind the change of a rate; "" where every agency is compared. */
export function describeRateBase(t: TFunction, format: Format, agencies: number | null, agencyCount: number): string {
  return agencies === null || agencies === agencyCount
    ? ''
    : `, ${t('kpi.ofPublished', { count: agencies, shown: format.count(agencies) })}`;
}

type RateParts = Pick<AdoptionReply, 'agencies' | 'pooled'>;

/** How many agencies the rate of the province is of: those with a rate, and those told together. */
export function countInRate({ agencies, pooled }: RateParts): number {
  return agencies.filter(({ figure }) => figure.value !== null).length + (pooled?.agencies ?? 0);
}

/** How many agencies are not in the rate of the province because theirs is not published. */
export function countUnpublished({ agencies, pooled }: RateParts): number {
  const all = agencies.filter(({ figure }) => figure.verdict === 'not-published').length;
  return Math.max(0, all - (pooled?.agencies ?? 0));
}
