import type { Language } from './format.ts';
import { toLanguage } from './interpolation.ts';

/** The language of the page at this moment. */
export function pageLanguage(): Language {
  return toLanguage(document.documentElement.lang);
}

/** A reply as it reads in the language of the page at this moment, where it brought its words in every language; else as it came. */
export function inPageLanguage<Reply extends object>(
  reply: Reply & { readonly words?: Readonly<Record<Language, Partial<Reply>>> },
): Reply {
  return { ...reply, ...reply.words?.[pageLanguage()] };
}
