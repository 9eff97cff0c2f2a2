import type { Language } from '../config/language.ts';

const STEPS = [
  { seconds: 86_400, unit: 'day' },
  { seconds: 3_600, unit: 'hour' },
  { seconds: 60, unit: 'minute' },
  { seconds: 1, unit: 'second' },
] as const;

/** Units of 1000 bytes, as disks are sold. */
const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A span of time by its largest unit, cut to whole ones. @example formatSpan(7300, 'vi') = '2 giờ' */
export function formatSpan(seconds: number, language: Language): string {
  const step = STEPS.find((each) => seconds >= each.seconds) ?? { seconds: 1, unit: 'second' };
  const format = new Intl.NumberFormat(language, { style: 'unit', unit: step.unit, unitDisplay: 'long' });
  return format.format(Math.floor(seconds / step.seconds));
}

/** A number of bytes with three digits at most. @example formatBytes(1_530_000, 'vi') = '1,53 MB' */
export function formatBytes(bytes: number, language: Language): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), SIZES.length - 1);
  const unit = SIZES[power] ?? 'byte';
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, maximumSignificantDigits: 3 });
  return format.format(bytes / 1000 ** power);
}
