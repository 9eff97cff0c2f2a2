import type { ReportAppendix, ReportBlock, ReportDocument } from '@nhip-thu/metrics';
import { INDENT, LINE_PITCH, PARAGRAPH_GAP, SIZE } from '../layout.ts';
import { drawPdfChart, measurePdfChart } from './pdf-chart.ts';
import { PdfFlow } from './pdf-flow.ts';
import { drawEnding, drawLetterhead, drawOpening } from './pdf-front.ts';
import { drawTable } from './pdf-table.ts';
import type { TextStyle } from './typeset.ts';

const BODY: TextStyle = { font: 'regular', size: SIZE.body, align: 'justify', indent: INDENT, pitch: SIZE.body * LINE_PITCH };
const HEADING: TextStyle = { ...BODY, font: 'bold', align: 'left' };
const NOTE: TextStyle = { font: 'italic', size: SIZE.note, align: 'justify', indent: 0, pitch: SIZE.note * LINE_PITCH };
const CAPTION: TextStyle = { font: 'bold', size: SIZE.caption, align: 'center', indent: 0, pitch: SIZE.caption * LINE_PITCH };
const REFERENCE: TextStyle = { font: 'italic', size: SIZE.reference, align: 'center', indent: 0, pitch: SIZE.reference * LINE_PITCH };
const TITLE: TextStyle = { font: 'bold', size: SIZE.appendixTitle, align: 'center', indent: 0, pitch: SIZE.appendixTitle * LINE_PITCH };

/** A report as a tagged PDF 1.7 with its face embedded. The same document gives the same bytes. */
export async function writePdf(report: ReportDocument, author: string): Promise<Buffer> {
  const { title, footer, frozenAt, main, appendices } = report;
  const flow = new PdfFlow({ title, author, footer, createdAt: new Date(frozenAt) });
  if (main !== null) {
    flow.startPart(false);
    drawLetterhead(flow, main.letterhead);
    drawOpening(flow, main);
    for (const text of main.introduction) flow.addParagraph(text, BODY, { gap: PARAGRAPH_GAP });
    drawBlocks(flow, main.blocks);
    drawEnding(flow, main);
  }
  for (const appendix of appendices) drawAppendix(flow, appendix);
  return flow.finish();
}

function drawAppendix(flow: PdfFlow, { name, title, reference, isLandscape, blocks }: ReportAppendix): void {
  flow.startPart(isLandscape);
  flow.addParagraph(name, { ...TITLE, size: SIZE.appendixName }, { tag: 'H1' });
  flow.addParagraph(title, TITLE, { tag: 'H1' });
  flow.addParagraph(reference, REFERENCE, { gap: PARAGRAPH_GAP * 2 });
  drawLastBlocks(flow, blocks);
}

function drawBlocks(flow: PdfFlow, blocks: readonly ReportBlock[]): void {
  for (const block of blocks) drawBlock(flow, block);
}

/** The same at the end of a part, where nothing follows: its last line never stands on a page of its own. */
function drawLastBlocks(flow: PdfFlow, blocks: readonly ReportBlock[]): void {
  const kept = blocks.at(-3)?.kind === 'heading' ? 3 : 2;
  const last = blocks.slice(-kept);
  drawBlocks(flow, blocks.slice(0, -kept));
  flow.makeRoom(last.reduce((sum, block) => sum + heightOf(flow, block), 0));
  drawBlocks(flow, last);
}

/** A chart taller than this share of a page may stand alone on one. */
const SMALL = 1 / 3;

/** Of running text and of a small picture below it; other blocks make room for themselves. */
function heightOf(flow: PdfFlow, block: ReportBlock): number {
  if (block.kind === 'chart') {
    const { height } = measurePdfChart(flow, block.chart);
    return height < flow.roomOfPage * SMALL ? height : 0;
  }
  if (block.kind !== 'paragraph' && block.kind !== 'item' && block.kind !== 'heading') return 0;
  return flow.measure(block.text, BODY, flow.body.width).length * BODY.pitch + PARAGRAPH_GAP;
}

/** Of what stands below a table, with the gaps. */
function notesHeight(flow: PdfFlow, notes: readonly string[]): number {
  const lineCount = notes.reduce((sum, note) => sum + flow.measure(note, NOTE, flow.body.width).length, 0);
  return lineCount * NOTE.pitch + (notes.length * PARAGRAPH_GAP) / 2 + PARAGRAPH_GAP;
}

function drawBlock(flow: PdfFlow, block: ReportBlock): void {
  switch (block.kind) {
    case 'heading':
      // Never at the foot of a page without what follows.
      flow.makeRoom(HEADING.pitch * 4);
      flow.addParagraph(block.text, HEADING, { tag: block.level === 1 ? 'H2' : 'H3', gap: PARAGRAPH_GAP });
      break;
    case 'paragraph':
      flow.addParagraph(block.text, BODY, { gap: PARAGRAPH_GAP });
      break;
    case 'item':
      flow.addParagraph(`- ${block.text}`, BODY, { gap: PARAGRAPH_GAP });
      break;
    case 'note':
      flow.addParagraph(block.text, NOTE, { gap: PARAGRAPH_GAP / 2 });
      break;
    case 'chart':
      drawPdfChart(flow, block.chart);
      break;
    case 'table':
      flow.makeRoom(CAPTION.pitch + 3 * SIZE.table * 2);
      flow.addParagraph(block.table.title, CAPTION, { gap: PARAGRAPH_GAP / 2 });
      drawTable(flow, block.table, notesHeight(flow, block.table.notes));
      flow.y += PARAGRAPH_GAP;
      for (const note of block.table.notes) flow.addParagraph(note, NOTE, { gap: PARAGRAPH_GAP / 2 });
      flow.y += PARAGRAPH_GAP / 2;
      break;
  }
}
