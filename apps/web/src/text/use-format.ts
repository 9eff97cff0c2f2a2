import { useTranslation } from 'react-i18next';
import { formatOf } from './format.ts';
import type { Format } from './format.ts';
import { toLanguage } from './interpolation.ts';

/** The formats of the language on screen. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatOf(toLanguage(i18n.language));
}
