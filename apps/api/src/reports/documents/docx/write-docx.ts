import { drawChart, toSvg, type ReportAppendix, type ReportBlock, type ReportChart, type ReportDocument } from '@nhip-thu/metrics';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
  type IParagraphOptions,
  type ISectionOptions,
  type Table,
} from 'docx';
import { drawPng } from '../draw-png.ts';
import { LANGUAGE, MARGIN_MM, PAGE_MM, PARAGRAPH_GAP, pointsOfMm, SIZE } from '../layout.ts';
import { FONT_FAMILY } from '../report-fonts.ts';
import { packAgain } from '../pack-again.ts';
import { BODY, endingOf, letterheadOf, openingOf } from './docx-front.ts';
import { tableOf } from './docx-table.ts';
import { paragraphOf, twips, type DocxStyle } from './docx-text.ts';

/** Named, not embedded: every office has it, and Tinos has the same widths. */
const FACE = 'Times New Roman';
const NOTE: DocxStyle = { size: SIZE.note, isItalic: true, align: 'both', after: PARAGRAPH_GAP / 2 };
const CENTRED: DocxStyle = { size: SIZE.appendixTitle, align: 'center' };
/** Pixels of a point in a DOCX (96 to the inch). */
const PIXELS_PER_POINT = 96 / 72;

/** What of a document is printed. */
export type DocxContent = Pick<ReportDocument, 'title' | 'frozenAt' | 'footer' | 'main' | 'appendices'>;

/** A report as DOCX. The same document gives the same bytes. */
export async function writeDocx(report: DocxContent, author: string): Promise<Uint8Array> {
  const { title, frozenAt, main, appendices } = report;
  const width = textWidth(false);
  const charts = listCharts(report);
  const front: ISectionOptions[] =
    main === null
      ? []
      : [
          {
            ...sectionOf(report, false),
            children: [
              letterheadOf(main.letterhead, width),
              ...openingOf(main, width),
              ...listBlocks(main.blocks, { width, charts }),
              ...endingOf(main, width),
            ],
          },
        ];
  const document = new Document({
    ...{ title, creator: author, lastModifiedBy: author, description: report.footer },
    styles: { default: { document: { run: { font: FACE, size: SIZE.body * 2, language: { value: LANGUAGE } } }, ...headingStyles() } },
    sections: [...front, ...appendices.map((appendix) => appendixSection(report, appendix, charts))],
  });
  return packAgain(new Uint8Array(await Packer.toBuffer(document)), frozenAt);
}

function headingStyles(): Record<'heading1' | 'heading2' | 'heading3', object> {
  const style = { run: { font: FACE, size: SIZE.body * 2, bold: true, color: '000000' }, paragraph: { keepNext: true } };
  return { heading1: style, heading2: style, heading3: style };
}

/** Width of the text, points. */
function textWidth(isLandscape: boolean): number {
  return pointsOfMm((isLandscape ? PAGE_MM.height : PAGE_MM.width) - MARGIN_MM.left - MARGIN_MM.right);
}

function mm(value: number): number {
  return twips(pointsOfMm(value));
}

/** A part whose pages are numbered from 1, the first without its number. */
function sectionOf({ footer }: DocxContent, isLandscape: boolean): Omit<ISectionOptions, 'children'> {
  const pageNumber = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.pageNumber * 2 })],
  });
  const foot = (): Footer => new Footer({ children: [paragraphOf(footer, { size: SIZE.footer, align: 'center' })] });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          ...{ width: mm(PAGE_MM.width), height: mm(PAGE_MM.height) },
          orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          ...{ top: mm(MARGIN_MM.top), bottom: mm(MARGIN_MM.bottom), left: mm(MARGIN_MM.left), right: mm(MARGIN_MM.right) },
          ...{ header: mm(MARGIN_MM.top / 2 - 3), footer: mm(MARGIN_MM.bottom / 2 - 3) },
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: { default: new Header({ children: [pageNumber] }), first: new Header({ children: [new Paragraph({})] }) },
    footers: { default: foot(), first: foot() },
  };
}

function appendixSection(report: DocxContent, appendix: ReportAppendix, charts: readonly ReportChart[]): ISectionOptions {
  const { name, title, reference, isLandscape, blocks } = appendix;
  return {
    ...sectionOf(report, isLandscape),
    children: [
      ...(name === ''
        ? []
        : [paragraphOf(name, { ...CENTRED, size: SIZE.appendixName, isBold: true }, { heading: HeadingLevel.HEADING_1 })]),
      paragraphOf(title, { ...CENTRED, isBold: true }, { heading: HeadingLevel.HEADING_1 }),
      paragraphOf(reference, { ...CENTRED, size: SIZE.reference, isItalic: true, after: PARAGRAPH_GAP * 2 }),
      ...listBlocks(blocks, { width: textWidth(isLandscape), charts }),
    ],
  };
}

/** The width of the text, and all charts of the document, whose places are their ids. */
interface Setting {
  readonly width: number;
  readonly charts: readonly ReportChart[];
}

function listCharts({ main, appendices }: DocxContent): ReportChart[] {
  const blocks = [...(main?.blocks ?? []), ...appendices.flatMap((appendix) => appendix.blocks)];
  return blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
}

function listBlocks(blocks: readonly ReportBlock[], setting: Setting): (Paragraph | Table)[] {
  // The last line never stands on a page of its own.
  return blocks.flatMap((block, index) => blockOf(block, setting, keptAt(index - blocks.length)));
}

/** How the last paragraphs are kept together; -1 is the last. */
function keptAt(fromEnd: number): Kept {
  return fromEnd < -2 ? {} : { keepLines: true, ...(fromEnd === -2 && { keepNext: true }) };
}

type Kept = Pick<IParagraphOptions, 'keepNext' | 'keepLines'>;

function blockOf(block: ReportBlock, setting: Setting, kept: Kept): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
      return [paragraphOf(block.text, { ...BODY, align: 'left', isBold: true }, { heading, keepNext: true })];
    }
    case 'paragraph':
      return [paragraphOf(block.text, BODY, kept)];
    case 'item':
      return [paragraphOf(`- ${block.text}`, BODY, kept)];
    case 'note':
      return [paragraphOf(block.text, NOTE)];
    case 'chart':
      return [captionOf(block.chart.title), pictureOf(block.chart, setting)];
    case 'table': {
      const { title, notes } = block.table;
      const below = notes.map((note, index) =>
        paragraphOf(
          note,
          { ...NOTE, before: index === 0 ? PARAGRAPH_GAP : 0 },
          { keepLines: true, ...(index < notes.length - 1 && { keepNext: true }) },
        ),
      );
      return [captionOf(title), tableOf(block.table, setting.width), ...(below.length === 0 ? [paragraphOf('', NOTE)] : below)];
    }
  }
}

function captionOf(title: string): Paragraph {
  return paragraphOf(
    title,
    { size: SIZE.caption, isBold: true, align: 'center', before: PARAGRAPH_GAP, after: PARAGRAPH_GAP / 2 },
    { keepNext: true },
  );
}

function pictureOf(chart: ReportChart, { width, charts }: Setting): Paragraph {
  const drawing = drawChart(chart);
  const scale = Math.min(1, width / drawing.width);
  const size = { width: drawing.width * scale * PIXELS_PER_POINT, height: drawing.height * scale * PIXELS_PER_POINT };
  const image = new ImageRun({
    type: 'png',
    data: drawPng(toSvg(drawing, FONT_FAMILY)),
    transformation: { width: Math.round(size.width), height: Math.round(size.height) },
    // Without an id docx counts pictures over all documents that the process ever wrote.
    altText: { id: String(charts.indexOf(chart) + 1), name: chart.title, title: chart.title, description: chart.alt },
  });
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [image], spacing: { after: twips(PARAGRAPH_GAP) } });
}
