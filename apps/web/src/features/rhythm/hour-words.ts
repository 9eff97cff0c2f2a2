import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';

export function describeHour(t: TFunction, hour: number): string {
  return t('rhythm.hours.hour', { from: hour, to: hour + 1 });
}

/** A mean as it is printed: whole, but not 0 where there is something. */
export function showMean(format: Format, mean: number): string {
  return mean < 1 ? '<1' : format.count(Math.round(mean));
}
