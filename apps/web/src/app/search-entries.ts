import { foldText } from '../text/fold-text.ts';

/** Something that can be gone to. */
export interface SearchEntry {
  readonly path: string;
  readonly name: string;
  readonly kind: 'page' | 'agency' | 'definition' | 'period' | 'official';
  /** What is looked into in place of the name, where that says more than it is looked for by: of a period its number and year, not the days it spans. */
  readonly sought?: string;
  /** Another name by which it is found, such as a code. */
  readonly alias?: string;
  /** Parameters of the address beside those that follow from page to page. */
  readonly params?: Readonly<Record<string, string>>;
  /** The place on the page. */
  readonly hash?: string;
  /** What tells it from others of the same name. */
  readonly note?: string;
}

/** The entries that hold every word of the text, whatever case and marks; those whose name begins with it first. */
export function findEntries(entries: readonly SearchEntry[], text: string): SearchEntry[] {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  const whole = words.join(' ');
  const found = entries.filter(({ name, sought = name, alias = '' }) => {
    const folded = foldText(`${sought} ${alias}`);
    return words.every((word) => holds(folded, word));
  });
  const rankOf = ({ name, alias }: SearchEntry): number => Number(!foldText(name).startsWith(whole) && alias !== whole);
  return found.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** Of a number its beginning is looked for: "5" is no part of 15 or 2025; nor do one or two digits begin a year. */
function holds(folded: string, word: string): boolean {
  if (!/^\d+$/.test(word)) return folded.includes(word);
  return new RegExp(word.length > 2 ? `(?<!\\d)${word}` : `(?<!\\d)${word}\\d?(?!\\d)`).test(folded);
}
