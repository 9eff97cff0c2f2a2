import type { LocalisedFieldError } from '../../http/problem.ts';
import { hasGlyph } from './measure-text.ts';

/** White space is never printed itself. */
function isPrintable(character: string): boolean {
  return /\s/.test(character) || hasGlyph(character);
}

/** "U+1F600" */
function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Characters that the face of the reports does not have (emoji, Chinese), in the fields that somebody wrote for one, with where they stand.
 * @param value texts in any nesting @param path of the value in the request
 */
export function findUnprintable(value: unknown, path: string): LocalisedFieldError[] {
  if (typeof value === 'string') {
    const found = [...new Set(value.normalize('NFC'))].filter((character) => !isPrintable(character));
    if (found.length === 0) return [];
    const names = found.map((character) => `“${character}” (${nameOf(character)})`).join(', ');
    return [
      {
        path,
        message: {
          vi: `Phông chữ của báo cáo không có ký tự ${names}`,
          en: `The typeface of reports does not have the character ${names}`,
        },
      },
    ];
  }
  // The paragraphs of a field are one text.
  if (Array.isArray(value)) return findUnprintable(value.join('\n'), path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => findUnprintable(each, `${path}.${key}`));
}

/**
 * The same texts, each such character replaced by its number: "[U+1F600]" is seen, and says what stood there; a face without it would draw an empty box.
 * @param value texts in any nesting, such as a whole report
 */
export function toPrintable<T>(value: T): T {
  // Each branch gives what it was given: a text, a list, an object of the same keys.
  if (typeof value === 'string') return replaceIn(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => toPrintable(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toPrintable(each)])) as T;
}

function replaceIn(text: string): string {
  return text.normalize('NFC').replaceAll(/./gsu, (character) => (isPrintable(character) ? character : `[${nameOf(character)}]`));
}
