import type { TargetMetric } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';

/** "Sử dụng thường xuyên (DU-2@1)" */
export function nameMetric(t: TFunction, metric: TargetMetric): string {
  return metric === 'paper-reduction@1' ? t('targets.paper') : `${t(`definition.${metric}`)} (${metric.toUpperCase()})`;
}
