import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from './format.ts';
import { COUNTS, INTERPOLATION, toLanguage } from './interpolation.ts';
import { vi } from './vi.ts';

const STORAGE_KEY = 'nhip-thu.ngon-ngu';

/** Starts with the language chosen last, Vietnamese otherwise. English is fetched only when it is asked for. */
export async function startI18n(): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use(COUNTS)
    .init({
      lng: 'vi',
      fallbackLng: 'vi',
      resources: { vi: { translation: vi } },
      interpolation: INTERPOLATION,
      returnNull: false,
    });
  i18next.on('languageChanged', (code) => {
    document.documentElement.lang = toLanguage(code);
  });
  const stored = readStored();
  if (stored === 'en') await changeLanguage('en');
}

export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'translation')) {
    const { en } = await import('./en.ts');
    i18next.addResourceBundle('en', 'translation', en);
  }
  await i18next.changeLanguage(language);
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be forbidden; the choice then lasts for this page only.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
