import type { Request } from 'express';
import type { Language } from '../config/language.ts';

/** The language the client prefers by `Accept-Language`, Vietnamese when it names neither. */
export function pickLanguage(request: Request): Language {
  return request.acceptsLanguages(['vi', 'en']) === 'en' ? 'en' : 'vi';
}

/** Words in the language of the client, and beside them the same in every language: what a page shows follows when its language changes. */
export function inEvery<Words extends object>(
  language: Language,
  wordsIn: (each: Language) => Words,
): Words & { readonly words: Readonly<Record<Language, Words>> } {
  const words = { vi: wordsIn('vi'), en: wordsIn('en') };
  return { ...words[language], words };
}
