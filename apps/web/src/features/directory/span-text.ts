import { addDays } from '@nhip-thu/metrics';
import type { DirectorySpan } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from '../../text/format.ts';

/** Days in words; the last day is the one before `to`. */
export function describeSpan(t: TFunction, format: Format, { from, to }: DirectorySpan): string {
  if (from === null && to === null) return t('directory.always');
  const last = to === null ? null : format.day(addDays(to, -1));
  if (from === null) return t('directory.until', { day: last });
  return last === null ? t('directory.since', { day: format.day(from) }) : `${format.day(from)} – ${last}`;
}
