import { AlignmentType, LineRuleType, NoBreakHyphen, Paragraph, TextRun, type IParagraphOptions } from 'docx';
import { TWIPS_PER_POINT } from '../layout.ts';

/** How a paragraph is set; sizes, indents and gaps in points, the pitch of lines as a multiple of single. */
export interface DocxStyle {
  readonly size: number;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  readonly indent?: number;
  readonly before?: number;
  readonly after?: number;
  readonly pitch?: number;
}

const ALIGNMENTS = {
  ...{ left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, both: AlignmentType.BOTH },
} as const;
/** A line of 240 twentieths is single. */
const SINGLE = 240;

export function twips(points: number): number {
  return Math.round(points * TWIPS_PER_POINT);
}

/** A run whose hyphens inside words do not break, so that codes such as 15/QĐ-SNV stay on one line. */
function runOf(text: string, { size, isBold = false, isItalic = false }: DocxStyle, isBelow = false): TextRun {
  const parts = text.normalize('NFC').split(/(?<=\S)-(?=\S)/);
  const children = parts.flatMap((part, index) => (index === 0 ? [part] : [new NoBreakHyphen(), part]));
  return new TextRun({ children, size: size * 2, bold: isBold, italics: isItalic, ...(isBelow && { break: 1 }) });
}

type ParagraphOptions = Omit<IParagraphOptions, 'children' | 'text'>;

/** A paragraph of one run. */
export function paragraphOf(text: string, style: DocxStyle, options: ParagraphOptions = {}): Paragraph {
  return linesOf(text === '' ? [] : [text], style, options);
}

/** A paragraph whose lines are broken already. */
export function linesOf(lines: readonly string[], style: DocxStyle, options: ParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...settingOf(style), ...options, children: lines.map((line, index) => runOf(line, style, index > 0)) });
}

/** Without its rule LibreOffice takes the pitch for points, and sets the lines too close. */
function settingOf({ align = 'left', indent = 0, before = 0, after = 0, pitch = 1 }: DocxStyle): IParagraphOptions {
  return {
    alignment: ALIGNMENTS[align],
    spacing: { before: twips(before), after: twips(after), line: Math.round(SINGLE * pitch), lineRule: LineRuleType.AUTO },
    ...(indent === 0 ? {} : { indent: { firstLine: twips(indent) } }),
  };
}
