// oxlint-disable-next-line import/no-named-as-default -- its types know the default export only
import PDFDocument from 'pdfkit';
import { balanceLines, breakLines } from './pdf/typeset.ts';
import { FONT_FILES, type FontStyle } from './report-fonts.ts';

let ruler: PDFKit.PDFDocument | null = null;

let glyphs: ReadonlySet<number> | null = null;

/** Whether the face of the reports has a character; its four styles have the same. */
export function hasGlyph(character: string): boolean {
  if (glyphs === null) {
    ruler ??= new PDFDocument({ autoFirstPage: false });
    // pdfkit keeps the face that fontkit read, of which its types know nothing.
    const { _font: face } = ruler.font(FONT_FILES.regular) as unknown as {
      readonly _font: { readonly font: { readonly characterSet: number[] } };
    };
    glyphs = new Set(face.font.characterSet);
  }
  return glyphs.has(character.codePointAt(0) ?? 0);
}

/** How wide a text is in the face of the PDF, whose widths are those of Times New Roman; points. */
export function measureText(text: string, font: FontStyle, size: number): number {
  ruler ??= new PDFDocument({ autoFirstPage: false });
  return ruler.font(FONT_FILES[font]).fontSize(size).widthOfString(text);
}

/** Lines of a heading, as few as its width allows and about equally long; the same in every format. */
export function breakHeading(text: string, font: FontStyle, size: number, width: number): string[] {
  return balanceLines(text.normalize('NFC'), width, (word) => measureText(word, font, size)).map(({ words }) => words.join(' '));
}

/** How many lines a text takes in a width, points. */
export function countLines(text: string, font: FontStyle, size: number, width: number): number {
  return breakLines(text.normalize('NFC'), width, 0, (word) => measureText(word, font, size)).length;
}
