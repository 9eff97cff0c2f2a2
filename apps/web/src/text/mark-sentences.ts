import type { Figure, TargetReply, TrendPoint } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';
import { abbreviatePeriod } from './period-text.ts';

/** What a bullet shows; null without value, since there is no bullet then. */
export function describeBullet(t: TFunction, format: Format, figure: Figure, target: TargetReply | null): string | null {
  const rate = format.rate(figure, target);
  if (rate === null) return null;
  if (target === null) return t('marks.bulletNoTarget', { rate });
  return t('marks.bullet', { rate, target: format.threshold(target.threshold), verdict: t(`verdict.${figure.verdict}`) });
}

/** What a row's bar with whisker and tick shows; an unknown rate is said as its verdict, never as 0. */
export function describeBar(
  t: TFunction,
  format: Format,
  { name, figure, target }: { readonly name: string; readonly figure: Figure; readonly target: TargetReply | null },
): string {
  const rate = format.rate(figure, target);
  const verdict = t(`verdict.${figure.verdict}`);
  if (rate === null) return t('marks.barUnknown', { name, verdict });
  if (figure.interval === null) return t('marks.barMasked', { name, rate, verdict });
  const interval = format.interval(figure.interval);
  if (target === null) return t('marks.barNoTarget', { name, rate, interval });
  return t('marks.bar', { name, rate, interval, target: format.threshold(target.threshold), verdict });
}

/** What a mini-line shows: its first and last known point, and how many are missing. */
export function describeMiniLine(t: TFunction, format: Format, trend: readonly TrendPoint[], target: TargetReply | null): string {
  const over = trend.filter(({ isProvisional }) => !isProvisional);
  const known = over.filter((point) => point.value !== null);
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return t('marks.lineNone');
  const sentence = t('marks.line', {
    count: over.length,
    first: format.rate(first, target) ?? '',
    firstPeriod: abbreviatePeriod(t, first.periodId),
    last: format.rate(last, target) ?? '',
    lastPeriod: abbreviatePeriod(t, last.periodId),
  });
  const missingCount = over.length - known.length;
  return missingCount === 0 ? sentence : `${sentence} ${t('marks.lineMissing', { count: missingCount })}`;
}
