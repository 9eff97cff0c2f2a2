import type { AdoptionReply, CountChange } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { ComparisonWord } from '../../api/figure-question.ts';
import { formatSigned } from '../../text/format.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';

/** What a figure stands beside: what was asked for, and what the answer has of it. */
export interface Compared extends Pick<AdoptionReply, 'comparedWith' | 'isProvisional'> {
  readonly comparison: ComparisonWord;
}

/** Why a figure stands beside no other period's; null where nobody asked for one. */
export function describeNotCompared(t: TFunction, { comparison, comparedWith, isProvisional }: Compared): string | null {
  if (comparison === 'khong') return null;
  if (isProvisional) return t('kpi.notOver');
  return comparedWith === null ? t(`kpi.noFigures.${comparison}`) : t('kpi.noPrevious');
}

interface CountGround {
  readonly compared: Compared;
  /** Of so many agencies the count is told; where fewer can be compared, that is said. */
  readonly agencyCount: number;
  /** What the agencies that can be compared have in both periods. */
  readonly having: 'ofLogged' | 'ofJudged';
}

/** "+1.240 so với tháng 6/2026, tính trên 29 cơ quan đủ nhật ký ở cả hai kỳ", why it is not compared, or null where nobody asked. */
export function describeCountChange(t: TFunction, format: Format, change: CountChange | null, ground: CountGround): string | null {
  const { compared, agencyCount, having } = ground;
  if (change === null || compared.comparedWith === null) return describeNotCompared(t, compared);
  const sentence = `${formatSigned(format, change.change)} ${t('kpi.versus', { period: namePeriod(t, compared.comparedWith) })}`;
  if (change.agencies === agencyCount) return sentence;
  return `${sentence}, ${t(`kpi.${having}`, { count: change.agencies, shown: format.count(change.agencies) })}`;
}
