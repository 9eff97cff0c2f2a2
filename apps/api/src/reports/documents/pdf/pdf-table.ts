import type { ReportColumn, ReportTable } from '@nhip-thu/metrics';
import { SIZE } from '../layout.ts';
import type { PdfFlow, Tag } from './pdf-flow.ts';
import type { TextLine, TextStyle } from './typeset.ts';

const PADDING = { x: 3, y: 2.5 } as const;
const PITCH = SIZE.table * 1.2;
/** More than this below a table may go on to a page of its own, points. */
const MOST_BELOW = 200;

interface Cell {
  readonly lines: readonly TextLine[];
  readonly style: TextStyle;
  readonly x: number;
  readonly width: number;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly height: number;
  readonly tag: 'TH' | 'TD';
}

const ALIGN: Readonly<Record<ReportColumn['kind'], TextStyle['align']>> = {
  ordinal: 'center',
  text: 'left',
  count: 'right',
  ratio: 'right',
  amount: 'right',
};

/**
 * A ruled table; its head is repeated on every page, rows are never split.
 * @param below height of what stands below it, which its last row is kept with, points
 */
export function drawTable(flow: PdfFlow, table: ReportTable, below: number): void {
  const widths = scaleWidths(table.columns, flow.body.width);
  const head = makeRow(
    flow,
    widths,
    table.columns.map(({ title }) => title),
    () => cellStyle('bold', 'center'),
    'TH',
  );
  const tag = flow.addTag('Table');
  flow.makeRoom(head.height * 2);
  drawRow(flow, head, tag);
  for (const [at, cells] of table.rows.entries()) {
    const texts = cells.map(({ text }) => text);
    const row = makeRow(flow, widths, texts, (index) => cellStyle('regular', ALIGN[table.columns[index]?.kind ?? 'text']), 'TD');
    const kept = at === table.rows.length - 1 ? row.height + Math.min(below, MOST_BELOW) : row.height;
    if (!flow.hasRoom(kept)) {
      flow.addPage();
      // The head was read once; where it is repeated it is for the eye only.
      flow.asArtifact(() => drawCells(flow, head));
      drawGrid(flow, head);
      flow.y += head.height;
    }
    drawRow(flow, row, tag);
  }
  tag.end();
}

function cellStyle(font: 'regular' | 'bold', align: TextStyle['align']): TextStyle {
  return { font, size: SIZE.table, align, indent: 0, pitch: PITCH };
}

/** Widths of the columns, together as wide as the text. */
function scaleWidths(columns: readonly ReportColumn[], width: number): number[] {
  const sum = columns.reduce((total, column) => total + column.width, 0);
  return columns.map((column) => (column.width / sum) * width);
}

function makeRow(
  flow: PdfFlow,
  widths: readonly number[],
  texts: readonly string[],
  styleOf: (index: number) => TextStyle,
  tag: Row['tag'],
): Row {
  let x = flow.body.x;
  const cells = texts.map((text, index): Cell => {
    const [width, style] = [(widths[index] ?? 0) - 2 * PADDING.x, styleOf(index)];
    const cell = { lines: flow.measure(text, style, width), style, x: x + PADDING.x, width };
    x += widths[index] ?? 0;
    return cell;
  });
  const lineCount = Math.max(1, ...cells.map(({ lines }) => lines.length));
  return { cells, height: lineCount * PITCH + 2 * PADDING.y, tag };
}

function drawRow(flow: PdfFlow, row: Row, table: Tag): void {
  const rowTag = flow.addTag('TR', table);
  for (const cell of row.cells) {
    const cellTag = flow.addTag(row.tag, rowTag);
    flow.inTag(cellTag, row.tag, () => drawCell(flow, row, cell));
    cellTag.end();
  }
  rowTag.end();
  drawGrid(flow, row);
  flow.y += row.height;
}

function drawCells(flow: PdfFlow, row: Row): void {
  for (const cell of row.cells) drawCell(flow, row, cell);
}

function drawCell(flow: PdfFlow, { height }: Row, { lines, style, x, width }: Cell): void {
  flow.drawLines(lines, style, { x, width }, flow.y + (height - lines.length * PITCH) / 2);
}

function drawGrid(flow: PdfFlow, { cells, height }: Row): void {
  flow.asArtifact(() => {
    flow.document.lineWidth(0.5);
    for (const { x, width } of cells) flow.document.rect(x - PADDING.x, flow.y, width + 2 * PADDING.x, height);
    flow.document.stroke('black');
  });
}
