import type { Request } from 'express';

/** Languages the product speaks; Vietnamese is the default. */
export type Language = 'vi' | 'en';

/** One text in every language of the product. */
export type LocalisedText = Readonly<Record<Language, string>>;

/** The language the client prefers by `Accept-Language`, Vietnamese when it names neither. */
export function pickLanguage(request: Request): Language {
  return request.acceptsLanguages(['vi', 'en']) === 'en' ? 'en' : 'vi';
}
