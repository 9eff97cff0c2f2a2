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

/** Invisible letters that turn the direction of everything after them, to the end of the line if nothing ends it (U+202E and the like). */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/gu;

/** Writes numbers that count as the language writes them, whoever forgot to; other values as they are, but for what would turn the rest of the sentence around. */
export const COUNTS: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language, options) =>
    typeof value === 'number' && !NAMES.includes(options?.['interpolationkey'])
      ? formatOf(toLanguage(language ?? 'vi')).count(value)
      : String(value).replace(TURNS, ''),
};
