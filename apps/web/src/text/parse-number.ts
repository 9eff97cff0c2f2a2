import type { Language } from './format.ts';

/** What the pages put between groups of three digits, and before the decimals. */
const MARKS: Readonly<Record<Language, { readonly group: string; readonly decimal: string }>> = {
  vi: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
};

/** A whole number from 0 as it is typed, "1234", or as the pages of that language print it, "1.234" (vi) or "1,234" (en); null when it is none. */
export function parseCount(text: string, language: Language): number | null {
  const { group } = MARKS[language];
  const trimmed = text.trim();
  if (/^\d+$/.test(trimmed)) return Number(trimmed);
  const [first = '', ...others] = trimmed.split(group);
  const isGrouped = others.length > 0 && /^[1-9]\d{0,2}$/.test(first) && others.every((digits) => /^\d{3}$/.test(digits));
  return isGrouped ? Number(`${first}${others.join('')}`) : null;
}

/** An amount from 0, a count that may have decimals after the mark of that language: "1.234,5" (vi) or "1,234.5" (en); null when it is none. */
export function parseAmount(text: string, language: Language): number | null {
  const [whole = '', fraction, ...others] = text.trim().split(MARKS[language].decimal);
  const count = parseCount(whole, language);
  if (count === null || others.length > 0) return null;
  if (fraction === undefined) return count;
  return /^\d+$/.test(fraction) ? Number(`${count}.${fraction}`) : null;
}
