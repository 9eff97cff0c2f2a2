import type { Request } from 'express';
import type { Language } from '../config/language.ts';

/** The language the client prefers by `Accept-Language`, Vietnamese when it names neither. */
export function pickLanguage(request: Request): Language {
  return request.acceptsLanguages(['vi', 'en']) === 'en' ? 'en' : 'vi';
}
