import { SHORT_TEXT_LIMIT } from '@nhip-thu/metrics';
import { z } from 'zod';
import { INVALID_INPUT, ProblemException } from './problem.ts';

/** What somebody has to write, as it is kept: trimmed, not empty, in NFC. */
export const RequiredText = z
  .string()
  .trim()
  .min(1)
  .max(SHORT_TEXT_LIMIT)
  .transform((value) => value.normalize('NFC'));

/** The text as it is kept; null when nothing was written, or too much. */
export function readRequiredText(typed: string): string | null {
  return RequiredText.safeParse(typed).data ?? null;
}

/**
 * Texts by their fields, as they are kept. Services ask it, for not every change comes as a request.
 * @throws ProblemException invalid-input, with every field that says nothing
 */
export function requireTexts<Field extends string>(typed: Readonly<Record<Field, string>>): Record<Field, string> {
  const texts = Object.entries<string>(typed).map(([field, text]) => [field, readRequiredText(text)] as const);
  const errors = texts.flatMap(([path, text]) => (text === null ? [{ path, message: SAYS_NOTHING }] : []));
  if (errors.length > 0) throw new ProblemException(INVALID_INPUT, { errors });
  // The same fields, none of them null any more.
  return Object.fromEntries(texts) as Record<Field, string>;
}

const SAYS_NOTHING = {
  vi: `phải có chữ, nhiều nhất ${SHORT_TEXT_LIMIT} ký tự`,
  en: `must say something, in ${SHORT_TEXT_LIMIT} characters at most`,
};
