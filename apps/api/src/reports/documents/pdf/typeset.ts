import type { FontStyle } from '../report-fonts.ts';

/** How a paragraph is set. */
export interface TextStyle {
  readonly font: FontStyle;
  /** Points. */
  readonly size: number;
  readonly align: 'left' | 'right' | 'center' | 'justify';
  /** Of the first line, points. */
  readonly indent: number;
  /** From one baseline to the next, points. */
  readonly pitch: number;
}

/** One line: its words, how far it is set in, and the width of its words without the spaces between them. */
export interface TextLine {
  readonly words: readonly string[];
  readonly indent: number;
  readonly wordsWidth: number;
  readonly isLast: boolean;
}

/**
 * Breaks a text into lines, at spaces only: codes such as 15/QĐ-SNV stay whole.
 * @param widthOf of a word in the paragraph's type, points
 */
export function breakLines(text: string, width: number, indent: number, widthOf: (word: string) => number): TextLine[] {
  const space = widthOf(' ');
  const lines: { words: string[]; indent: number; wordsWidth: number }[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const wordWidth = widthOf(word);
    const line = lines.at(-1);
    if (line !== undefined && line.indent + line.wordsWidth + space * line.words.length + wordWidth <= width) {
      line.words.push(word);
      line.wordsWidth += wordWidth;
    } else lines.push({ words: [word], indent: lines.length === 0 ? indent : 0, wordsWidth: wordWidth });
  }
  return lines.map((line, index) => ({ ...line, isLast: index === lines.length - 1 }));
}

/**
 * Breaks a heading into as few lines as its width allows, and those about equally long, as headings are set: "SỞ NÔNG NGHIỆP" over "VÀ MÔI TRƯỜNG".
 * @param widthOf of a word in its type, points
 */
export function balanceLines(text: string, width: number, widthOf: (word: string) => number): TextLine[] {
  let lines = breakLines(text, width, 0, widthOf);
  for (let narrower = width - 1; lines.length > 1 && narrower > 0; narrower -= 1) {
    const broken = breakLines(text, narrower, 0, widthOf);
    if (broken.length > lines.length) break;
    lines = broken;
  }
  return lines;
}

/** Where a line begins, and how much wider than a space the gaps between its words are. */
export function placeLine(
  { words, indent, wordsWidth, isLast }: TextLine,
  width: number,
  space: number,
  align: TextStyle['align'],
): { readonly x: number; readonly wordSpacing: number } {
  const gaps = words.length - 1;
  const free = width - indent - wordsWidth - gaps * space;
  if (align === 'justify') return { x: indent, wordSpacing: isLast || gaps === 0 ? 0 : free / gaps };
  const shift = align === 'center' ? free / 2 : align === 'right' ? free : 0;
  return { x: indent + shift, wordSpacing: 0 };
}
