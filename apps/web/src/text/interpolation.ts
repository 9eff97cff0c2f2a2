import type { FormatterModule } from 'i18next';
import { formatOf } from './format.ts';
import type { Language } from './format.ts';

export function toLanguage(code: string): Language {
  return code.startsWith('en') ? 'en' : 'vi';
}

/** Numbers that name something instead of counting it: they have no thousands. */
const NAMES: readonly unknown[] = ['year', 'number'];

/** How values come into words: every one by `COUNTS`; React escapes. */
export const INTERPOLATION = { escapeValue: false, alwaysFormat: true } as const;

/** Writes numbers that count as the language writes them, whoever forgot to; all other values as they are. */
export const COUNTS: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language, options) =>
    typeof value === 'number' && !NAMES.includes(options?.['interpolationkey'])
      ? formatOf(toLanguage(language ?? 'vi')).count(value)
      : String(value),
};
