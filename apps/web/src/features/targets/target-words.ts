import type { TargetEntry, Trajectory } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';
import { abbreviatePeriod } from '../../text/period-text.ts';

/** "toàn tỉnh", "các phường", "Sở Nội vụ", "Sở Nội vụ: Phòng …" */
export function nameScope(
  t: TFunction,
  { scope, agency, unitName }: Pick<TargetEntry, 'scope' | 'agency' | 'unitName'>,
  agencyName: (code: string) => string,
): string {
  switch (scope.kind) {
    case 'province':
      return t('targets.scopes.province');
    case 'tier':
      return t(`targets.tiers.${scope.tier}`);
    case 'agency':
      return unitName ?? agency ?? '';
    case 'division':
      return `${agencyName(agency ?? '')}: ${unitName ?? ''}`;
  }
}

/** "tối thiểu 80% · đạt ≥ 90% · tốt 95%"; levels that were not set are left out. */
export function describeLevels(t: TFunction, format: Format, { comparator, levels }: Pick<TargetEntry, 'comparator' | 'levels'>): string {
  const sign = comparator === '>=' ? '≥' : '>';
  const parts = [t('targets.levelMet', { sign, rate: format.threshold(levels.met) })];
  if (levels.minimum !== null) parts.unshift(t('targets.levelMinimum', { sign, rate: format.threshold(levels.minimum) }));
  if (levels.good !== null) parts.push(t('targets.levelGood', { sign, rate: format.threshold(levels.good) }));
  return parts.join(' · ');
}

/** "từ 30% (T1/2026) đều đến 90% (T7/2026)", or the steps one after another. */
export function describePath(t: TFunction, format: Format, trajectory: Trajectory): string {
  const point = ({ periodId, value }: { readonly periodId: string; readonly value: number }): string =>
    `${format.threshold(value)} (${abbreviatePeriod(t, periodId)})`;
  return trajectory.kind === 'linear'
    ? t('targets.pathLinear', { from: point(trajectory.from), to: point(trajectory.to) })
    : t('targets.pathSteps', { steps: trajectory.steps.map(point).join(', ') });
}

/** "từ 20/01/2026", with the last day where there is one. */
export function describeSpan(t: TFunction, format: Format, { validFrom, validTo, supersededBy }: TargetEntry): string {
  const from = format.day(validFrom);
  if (supersededBy !== null) return t('targets.spanSuperseded', { from, day: format.day(supersededBy.from), id: supersededBy.id });
  return validTo === null ? t('targets.spanOpen', { from }) : t('targets.spanClosed', { from, day: format.day(validTo) });
}
