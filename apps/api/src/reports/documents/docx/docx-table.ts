import type { ReportColumn, ReportTable } from '@nhip-thu/metrics';
import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType, type ITableCellBorders } from 'docx';
import { SIZE } from '../layout.ts';
import { paragraphOf, twips, type DocxStyle } from './docx-text.ts';

const ALIGN: Readonly<Record<ReportColumn['kind'], DocxStyle['align'] & string>> = {
  ...{ ordinal: 'center', text: 'left', count: 'right', ratio: 'right', amount: 'right' },
};
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const GRID: ITableCellBorders = { top: LINE, bottom: LINE, left: LINE, right: LINE };

/** A ruled table; its head is repeated on every page, rows are never split. */
export function tableOf({ columns, rows, title, notes }: ReportTable, width: number): Table {
  const sum = columns.reduce((total, column) => total + column.width, 0);
  const widths = columns.map((column) => Math.round((column.width / sum) * twips(width)));
  const cell = (text: string, index: number, style: DocxStyle, keepNext = false): TableCell =>
    new TableCell({
      children: [paragraphOf(text, style, keepNext ? { keepNext } : {})],
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      borders: GRID,
    });
  const head = columns.map((column, index) => cell(column.title, index, { size: SIZE.table, isBold: true, align: 'center' }));
  // Notes stand below the last row, on its page.
  const body = rows.map((row, at) =>
    row.map(({ text }, index) =>
      cell(text, index, { size: SIZE.table, align: ALIGN[columns[index]?.kind ?? 'text'] }, notes.length > 0 && at === rows.length - 1),
    ),
  );
  return new Table({
    width: { size: widths.reduce((total, each) => total + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
    rows: [
      new TableRow({ children: head, tableHeader: true, cantSplit: true }),
      ...body.map((children) => new TableRow({ children, cantSplit: true })),
    ],
    caption: title,
  } as ConstructorParameters<typeof Table>[0]);
}
