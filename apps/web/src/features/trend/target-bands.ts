import type { TargetReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { TrendTarget } from '../../charts/trend-line.tsx';
import type { Format } from '../../text/format.ts';

/** The rates that reach a target, and below it those that reach its level "minimum" where it has one. */
export function listBands({ threshold, levels: { minimum } }: Pick<TargetReply, 'threshold' | 'levels'>): TrendTarget['bands'] {
  const met = { kind: 'met', from: threshold, to: 1 } as const;
  return minimum === null ? [met] : [met, { kind: 'near', from: minimum, to: threshold }];
}

/** What the bands are, in words: "Nền xanh: đạt chỉ tiêu 90%; nền xám: từ mức tối thiểu 80%." */
export function describeBands(
  t: TFunction,
  format: Format,
  { threshold, levels: { minimum } }: Pick<TargetReply, 'threshold' | 'levels'>,
): string {
  const rates = { met: format.threshold(threshold), minimum: format.threshold(minimum ?? threshold) };
  return t(minimum === null ? 'trend.band' : 'trend.bands', rates);
}
