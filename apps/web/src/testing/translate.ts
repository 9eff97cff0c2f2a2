import i18next from 'i18next';
import type { TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../text/en.ts';
import type { Language } from '../text/format.ts';
import { COUNTS, INTERPOLATION } from '../text/interpolation.ts';
import { vi } from '../text/vi.ts';

/** The real words of a language, for tests; also those that components use. */
export async function loadWords(language: Language = 'vi'): Promise<TFunction> {
  return i18next
    .use(initReactI18next)
    .use(COUNTS)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { vi: { translation: vi }, en: { translation: en } },
      interpolation: INTERPOLATION,
    });
}

/** Turns the page to another language, as the button of the head does; to be awaited in `act`. */
export async function turnTo(language: Language): Promise<void> {
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
