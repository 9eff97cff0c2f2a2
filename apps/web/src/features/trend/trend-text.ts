import type { TargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import type { TrendFinding } from './trend-finding.ts';

/** Whose course it is, and against which target. */
export interface TrendSubject {
  readonly who: string;
  readonly target: TargetReply | null;
}

/** The trend's finding in words: "Toàn tỉnh tăng 54,9 điểm % sau 7 kỳ, lên 72,2%, còn cách chỉ tiêu 17,8 điểm %". */
export function describeTrend(t: TFunction, format: Format, found: TrendFinding, { who, target }: TrendSubject): string {
  if (found.last === null) return t('trend.none');
  const sentence = t(`trend.${found.key}`, {
    who,
    points: format.points(found.change),
    periods: format.count(found.periodCount),
    to: format.rate(found.last, target) ?? '',
  });
  if (found.isMet) return `${sentence}${t('trend.reached')}`;
  return found.gap === null ? sentence : `${sentence}${t('trend.gap', { points: format.points(found.gap) })}`;
}
