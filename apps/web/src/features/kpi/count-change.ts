import type { AdoptionReply, CountChange } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { formatSigned } from '../../text/format.ts';
import type { Format } from '../../text/format.ts';
import { namePeriod } from '../../text/period-text.ts';

/** Why a figure stands beside no other period's. */
export function describeNotCompared(t: TFunction, { isProvisional }: Pick<AdoptionReply, 'isProvisional'>): string {
  return t(isProvisional ? 'kpi.notOver' : 'kpi.noPrevious');
}

interface CountGround {
  readonly compared: Pick<AdoptionReply, 'comparedWith' | 'isProvisional'>;
  /** Of so many agencies the count is told; where fewer can be compared, that is said. */
  readonly agencyCount: number;
  /** What the agencies that can be compared have in both periods. */
  readonly having: 'ofLogged' | 'ofJudged';
}

/** "+1.240 so với tháng 6/2026, tính trên 29 cơ quan đủ nhật ký ở cả hai kỳ", or why it is not compared. */
export function describeCountChange(t: TFunction, format: Format, change: CountChange | null, ground: CountGround): string {
  const { compared, agencyCount, having } = ground;
  if (change === null || compared.comparedWith === null) return describeNotCompared(t, compared);
  const sentence = `${formatSigned(format, change.change)} ${t('kpi.versus', { period: namePeriod(t, compared.comparedWith) })}`;
  if (change.agencies === agencyCount) return sentence;
  return `${sentence}, ${t(`kpi.${having}`, { count: change.agencies, shown: format.count(change.agencies) })}`;
}
