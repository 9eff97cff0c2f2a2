import { parsePeriodId } from '../calendar/period.ts';
import type { LineChart } from '../contract/document.ts';
import type { Digest } from '../contract/notification.ts';
import { viPeriodShort } from '../document/vi-text.ts';
import { VI_WORDS } from './notification-words.ts';
import { sayRate } from './say-rate.ts';

/** Of a week the short name is its year. */
function labelOf(periodId: string): string {
  const period = parsePeriodId(periodId);
  if (period === null) return periodId;
  return period.kind === 'iso-week' ? `tuần ${Number(period.id.split('W').at(-1))}` : viPeriodShort(period);
}

/** The province over periods as a line against the target, in Vietnamese, for a letter; null with fewer than two known points. */
export function digestChart({ trend = [], metric, target }: Digest): LineChart | null {
  const points = trend.map(({ periodId, rate }) => ({
    label: labelOf(periodId),
    value: rate === null ? null : rate.percent / 100,
    text: rate === null ? VI_WORDS.unknown : sayRate(rate, 'vi'),
  }));
  const [first, last] = [points.find(({ value }) => value !== null), points.findLast(({ value }) => value !== null)];
  if (first === undefined || last === undefined || first === last) return null;
  return {
    kind: 'line',
    title: `Tỷ lệ ${VI_WORDS.metrics[metric]} toàn tỉnh: ${first.text} (${first.label}), ${last.text} (${last.label})`,
    alt: `Biểu đồ đường, tỷ lệ ${VI_WORDS.metrics[metric]} toàn tỉnh: ${points.map(({ label, text }) => `${label} ${text}`).join('; ')}.`,
    points,
    target: target?.threshold ?? null,
  };
}
