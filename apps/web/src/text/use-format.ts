import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat } from './format.ts';
import type { Format } from './format.ts';
import { toLanguage } from './i18n.ts';

/** The formats of the language on screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = toLanguage(i18n.language);
  return useMemo(() => createFormat(language), [language]);
}
