import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';

export function describeHour(t: TFunction, hour: number): string {
  return t('rhythm.hours.hour', { from: hour, to: hour + 1 });
}

/** A mean as it is printed: whole, but not 0 where there is something. */
export function showMean(format: Format, mean: number): string {
  return mean < 1 ? '<1' : format.count(Math.round(mean));
}

/** Below how many accesses an hour of fewer than 10 in the whole period lies on average, in the unit of the means beside it: of 4 such days "<2,5". */
export function showFew(format: Format, dayCount: number): string {
  return `<${format.tenth(Math.ceil((10 * FEW) / Math.max(1, dayCount)) / 10)}`;
}

/** Fewer accesses than these in a period are not told. */
const FEW = 10;
