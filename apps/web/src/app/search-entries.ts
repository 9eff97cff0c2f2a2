import { foldText } from '../text/fold-text.ts';

/** Something that can be gone to. */
export interface SearchEntry {
  readonly path: string;
  readonly name: string;
  readonly kind: 'page' | 'agency' | 'definition' | 'period' | 'official';
  /** Another name by which it is found, such as a code. */
  readonly alias?: string;
  /** Parameters of the address beside those that follow from page to page. */
  readonly params?: Readonly<Record<string, string>>;
  /** The place on the page. */
  readonly hash?: string;
  /** What tells it from others of the same name. */
  readonly note?: string;
}

const MOST = 12;

/** The entries that hold every word of the text, whatever case and marks; those whose name begins with it first. At most 12. */
export function findEntries(entries: readonly SearchEntry[], text: string): SearchEntry[] {
  const words = foldText(text).split(/\s+/).filter(Boolean);
  const whole = words.join(' ');
  const found = entries.filter(({ name, alias = '' }) => {
    const folded = foldText(`${name} ${alias}`);
    return words.every((word) => holds(folded, word));
  });
  const rankOf = ({ name, alias }: SearchEntry): number => Number(!foldText(name).startsWith(whole) && alias !== whole);
  return found.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST);
}

/** Of a number its beginning is looked for: "5" is no part of 15 or 2025. */
function holds(folded: string, word: string): boolean {
  return /^\d+$/.test(word) ? new RegExp(`(?<!\\d)${word}`).test(folded) : folded.includes(word);
}
