import type { TFunction } from 'i18next';
import type { Format } from './format.ts';

/** ", tính trên 29 cơ quan có tỷ lệ ở cả hai kỳ" behind the change of a rate; "" where every agency is compared. */
export function describeRateBase(t: TFunction, format: Format, agencies: number | null, agencyCount: number): string {
  return agencies === null || agencies === agencyCount
    ? ''
    : `, ${t('kpi.ofPublished', { count: agencies, shown: format.count(agencies) })}`;
}
