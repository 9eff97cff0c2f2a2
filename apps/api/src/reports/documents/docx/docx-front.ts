import type { ReportLetterhead, ReportMain } from '@nhip-thu/metrics';
import { BorderStyle, HeadingLevel, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { ADDRESSEES_HEAD, INDENT, MOTTO, NATION, PARAGRAPH_GAP, RECIPIENTS_HEAD, SIZE } from '../layout.ts';
import { breakHeading, measureText } from '../measure-text.ts';
import { linesOf, paragraphOf, twips, type DocxStyle } from './docx-text.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const;
const RULE = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 0 } as const;

/** Shares of the width: boxes 2 and 3 to the left, 1 and 4 to the right. */
const LEFT_SHARE = 0.4;
export const BODY: DocxStyle = { size: SIZE.body, align: 'both', indent: INDENT, after: PARAGRAPH_GAP, pitch: 1.1 };

/** A rule as the border of an empty line, centred in `width`; points. */
function ruleOf(length: number, width: number, after = 0): Paragraph {
  const side = twips(Math.max(0, (width - length) / 2));
  return new Paragraph({
    border: { bottom: RULE },
    indent: { left: side, right: side },
    spacing: { before: 0, after: twips(after), line: 40, lineRule: 'exact' },
  });
}

/** The width of the longest of some bold lines, points. */
function longestOf(lines: readonly string[], size: number): number {
  return Math.max(...lines.map((line) => measureText(line, 'bold', size)));
}

/** Two columns without borders, kept on one page. */
function columnsOf(left: readonly Paragraph[], right: readonly Paragraph[], widths: readonly [number, number]): TableRow {
  const cells = [left, right].map(
    (children, index) => new TableCell({ children, width: { size: twips(widths[index] ?? 0), type: WidthType.DXA }, borders: NO_BORDERS }),
  );
  return new TableRow({ children: cells, cantSplit: true });
}

function borderless(rows: readonly TableRow[], widths: readonly [number, number]): Table {
  return new Table({
    width: { size: twips(widths[0] + widths[1]), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    rows: [...rows],
  });
}

/** Boxes 1 to 4: 2 beside 1, 3 level with 4. */
export function letterheadOf({ parent, issuer, number, placeAndDate }: ReportLetterhead, width: number): Table {
  const widths = [width * LEFT_SHARE, width * (1 - LEFT_SHARE)] as const;
  const centred = { align: 'center' } as const;
  const issuerLines = breakHeading(issuer, 'bold', SIZE.issuer, widths[0]);
  const left = [
    ...(parent === null ? [] : [paragraphOf(parent, { ...centred, size: SIZE.issuer })]),
    linesOf(issuerLines, { ...centred, size: SIZE.issuer, isBold: true }),
    ruleOf(longestOf(issuerLines, SIZE.issuer) * 0.4, widths[0]),
  ];
  const right = [
    paragraphOf(NATION, { ...centred, size: SIZE.nation, isBold: true }),
    paragraphOf(MOTTO, { ...centred, size: SIZE.motto, isBold: true }),
    ruleOf(measureText(MOTTO, 'bold', SIZE.motto), widths[1]),
  ];
  const numberLine = paragraphOf(number, { ...centred, size: SIZE.number, before: 8 });
  const dateLine = paragraphOf(placeAndDate, { ...centred, size: SIZE.placeAndDate, isItalic: true, before: 8 });
  return borderless([columnsOf(left, right, widths), columnsOf([numberLine], [dateLine], widths)], widths);
}

/** Box 5a with its rule, box 9a, the bases and the introduction. */
export function openingOf({ kind, subject, addressees, bases, introduction }: ReportMain, width: number): Paragraph[] {
  const title = { size: SIZE.kind, isBold: true, align: 'center' } as const;
  const lines = breakHeading(subject, 'bold', SIZE.subject, width);
  return [
    paragraphOf(kind, { ...title, before: 18 }, { heading: HeadingLevel.HEADING_1 }),
    linesOf(lines, { ...title, size: SIZE.subject }, { heading: HeadingLevel.HEADING_1 }),
    ruleOf(longestOf(lines, SIZE.subject) * 0.4, width, 12),
    ...addresseesOf(addressees),
    ...bases.map((text) => paragraphOf(text, { ...BODY, isItalic: true })),
    ...introduction.map((text) => paragraphOf(text, BODY)),
  ];
}

function addresseesOf(addressees: readonly string[]): Paragraph[] {
  const style = { size: SIZE.body, align: 'center' } as const;
  const [only, ...others] = addressees;
  if (only === undefined) return [];
  if (others.length === 0) return [paragraphOf(`${ADDRESSEES_HEAD} ${only}.`, { ...style, after: 12 })];
  const lines = addressees.map((name, index) => paragraphOf(`- ${name}${index === others.length ? '.' : ';'}`, style));
  return [paragraphOf(ADDRESSEES_HEAD, style), ...lines];
}

/** Room for a signature and a seal, points. */
const SIGNING_ROOM = 72;

/** The last paragraph and boxes 7 and 9b, kept together, so that a signature never stands alone. */
export function endingOf({ closing, signature, recipients }: ReportMain, width: number): (Paragraph | Table)[] {
  const widths = [width * 0.48, width * 0.52] as const;
  const left = [
    paragraphOf(RECIPIENTS_HEAD, { size: SIZE.recipientsHead, isBold: true, isItalic: true }),
    ...recipients.map((line) => paragraphOf(line, { size: SIZE.recipients })),
  ];
  const signing = { size: SIZE.signature, isBold: true, align: 'center' } as const;
  const right = [
    ...signature.authority.map((line) => paragraphOf(line, signing)),
    paragraphOf(signature.name ?? '', { ...signing, before: SIGNING_ROOM }),
  ];
  return [
    paragraphOf(closing, { ...BODY, after: PARAGRAPH_GAP * 2 }, { keepNext: true, keepLines: true }),
    borderless([columnsOf(left, right, widths)], widths),
  ];
}
