import { toDataTable, type ReportCell, type ReportDataColumn, type ReportDocument, type ReportTable } from '@nhip-thu/metrics';
import { cellRef, writeXlsx, type CellValue, type MergeRange, type WriteSheet } from 'hucre/xlsx';
import { packAgain } from './pack-again.ts';
import { listTables } from './list-tables.ts';
import { countLines } from './measure-text.ts';

/** As spreadsheets write formats; they show them in the reader's own language. */
const FORMATS: Readonly<Record<ReportDataColumn['kind'], string>> = {
  ...{ ordinal: '0', text: '@', count: '#,##0', ratio: '0.0%', amount: '#,##0' },
};
const DAY_FORMAT = 'dd/mm/yyyy';
/** Title, version and code, head. */
const HEAD_ROWS = 3;
/** Type sizes, points. */
const [SIZE, TITLE_SIZE] = [12, 14];
/** One line in this face, of its size. */
const LINE_PITCH = 1.3;
/** A column's width counts digits of the workbook's type, each of half its size; a cell keeps a little room on either side. */
const DIGIT_POINTS = SIZE / 2;
const CELL_ROOM = 6;
/** What an upright page holds without becoming hard to read: the width between its margins, and a quarter more. */
const UPRIGHT_POINTS = 630;
const THIN = { style: 'thin', color: { rgb: '808080' } } as const;
const GRID = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
const HEAD_FILL = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E7E7' } } as const;
const PAGE = { paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true } as const;

/** A report's tables as a workbook: what the figures were made of, then a sheet per table; numbers and days are such, and nothing is a formula. */
export async function writeWorkbook(report: ReportDocument, author: string): Promise<Uint8Array> {
  const date = new Date(report.frozenAt);
  const sheets = [factsSheet(report), ...listTables(report).map((table) => tableSheet(report, table))];
  const bytes = await writeXlsx({
    sheets,
    namedRanges: sheets.map(({ name }) => printTitlesOf(name)),
    properties: { title: report.title, creator: author, lastModifiedBy: author, created: date, modified: date },
    defaultFont: { name: 'Times New Roman', size: SIZE },
  });
  return packAgain(bytes, report.frozenAt);
}

/** The head of a sheet, repeated on every page. The sheet's name is quoted, which `printTitlesRow` of the library leaves out: Excel would mend the file. */
function printTitlesOf(sheet: string): { readonly name: string; readonly scope: string; readonly range: string } {
  return { name: '_xlnm.Print_Titles', scope: sheet, range: `'${sheet.replaceAll("'", "''")}'!$${HEAD_ROWS}:$${HEAD_ROWS}` };
}

function factsSheet({ title, footer, period, facts, frozenAt }: ReportDocument): WriteSheet {
  const days: [string, Date][] = [
    ['Từ ngày', dayOf(period.from)],
    ['Đến ngày', dayOf(period.to)],
    ['Chốt ngày', dayOf(new Date(Date.parse(frozenAt) + 7 * 3_600_000).toISOString().slice(0, 10))],
  ];
  const rows: CellValue[][] = [[title], [footer], ['Mục', 'Nội dung'], ...days, ...facts.map(({ label, value }) => [label, value])];
  const widths = [26, 70];
  return {
    name: 'Thông tin số liệu',
    columns: widths.map((width) => ({ width })),
    rows,
    merges: [acrossRow(0, widths.length)],
    rowDefs: heightsOf(rows, widths, [0]),
    cells: new Map([
      ...headCells(2),
      ...days.map(
        ([, day], index) =>
          [
            `${HEAD_ROWS + index},1`,
            { value: day, style: { numFmt: DAY_FORMAT, border: GRID, alignment: { horizontal: 'left', vertical: 'top' } } },
          ] as const,
      ),
      ...facts.map(
        ({ value }, index) =>
          [
            `${HEAD_ROWS + days.length + index},1`,
            { value, style: { border: GRID, alignment: { wrapText: true, vertical: 'top' } } },
          ] as const,
      ),
      ...rows
        .slice(HEAD_ROWS)
        .map((_row, index) => [`${HEAD_ROWS + index},0`, { style: { border: GRID, alignment: { vertical: 'top' } } }] as const),
    ]),
    freezePane: { rows: HEAD_ROWS },
    pageSetup: { ...PAGE, orientation: 'portrait' },
    headerFooter: { oddFooter: footerOf(footer) },
  };
}

/** Midnight of a day as a spreadsheet counts it, without zone. */
function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function tableSheet({ footer }: ReportDocument, table: ReportTable): WriteSheet {
  const { title, shortTitle, notes } = table;
  const { columns, rows } = toDataTable(table);
  const widths = columns.map((column) => Math.max(6, Math.round(column.width * 0.62)));
  const points = widths.reduce((sum, width) => sum + width * DIGIT_POINTS, 0);
  const lastRow = HEAD_ROWS + rows.length;
  // A blank row ends the table.
  const noteRows = notes.map((_note, index) => lastRow + 1 + index);
  const content: CellValue[][] = [
    ...[[title], [footer], columns.map((column) => column.title)],
    ...rows.map((row) => row.map(({ value }) => value)),
    ...(notes.length === 0 ? [] : [[]]),
    ...notes.map((note) => [note]),
  ];
  return {
    name: shortTitle,
    columns: widths.map((width) => ({ width })),
    rows: content,
    merges: noteRows.map((row) => acrossRow(row, columns.length)),
    rowDefs: heightsOf(content, widths, noteRows),
    cells: new Map([
      ...headCells(columns.length),
      ...rows.flatMap((row, index) => bodyCells(row, columns, HEAD_ROWS + index)),
      ...noteRows.map(
        (row) => [`${row},0`, { style: { font: { italic: true }, alignment: { wrapText: true, vertical: 'top' } } }] as const,
      ),
    ]),
    autoFilter: { range: `A${HEAD_ROWS}:${cellRef(lastRow - 1, columns.length - 1)}` },
    freezePane: { rows: HEAD_ROWS, columns: 2 },
    pageSetup: { ...PAGE, orientation: points > UPRIGHT_POINTS ? 'landscape' : 'portrait' },
    headerFooter: { oddFooter: footerOf(footer) },
  };
}

function acrossRow(row: number, columnCount: number): MergeRange {
  return { startRow: row, startCol: 0, endRow: row, endCol: columnCount - 1 };
}

/**
 * Heights of rows by the lines that their texts are wrapped to: programs that open the file do not work them out. Title and version run over their
 * neighbours on one line, unless their row is one of `merged`, which are as wide as the sheet.
 */
function heightsOf(
  rows: readonly (readonly CellValue[])[],
  widths: readonly number[],
  merged: readonly number[],
): NonNullable<WriteSheet['rowDefs']> {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return new Map(
    rows.map((row, at) => {
      const size = at === 0 ? TITLE_SIZE : SIZE;
      const isOneLine = at < HEAD_ROWS - 1 && !merged.includes(at);
      const counts = row.map((value, column) => {
        const width = merged.includes(at) ? whole : (widths[column] ?? 0);
        const face = at < HEAD_ROWS ? 'bold' : 'regular';
        return typeof value === 'string' && !isOneLine ? countLines(value, face, size, width * DIGIT_POINTS - CELL_ROOM) : 1;
      });
      return [at, { height: Math.ceil(Math.max(1, ...counts) * size * LINE_PITCH) }] as const;
    }),
  );
}

/** "&" begins a code in headers and footers. */
function footerOf(footer: string): string {
  return `&C${footer.replaceAll('&', '&&')} · &P/&N`;
}

type StyledCell = readonly [string, NonNullable<ReturnType<NonNullable<WriteSheet['cells']>['get']>>];

function headCells(count: number): StyledCell[] {
  const head = {
    ...{ font: { bold: true }, border: GRID, fill: HEAD_FILL },
    alignment: { wrapText: true, horizontal: 'center', vertical: 'center' },
  } as const;
  return [
    ['0,0', { style: { font: { bold: true, size: TITLE_SIZE }, alignment: { vertical: 'top', ...(count === 2 && { wrapText: true }) } } }],
    ['1,0', { style: { font: { italic: true } } }],
    ...Array.from({ length: count }, (_, index) => [`${HEAD_ROWS - 1},${index}`, { style: head }] as const),
  ];
}

/** Of columns that hold numbers of several kinds, such as changes, what is printed tells of which kind one is. */
function formatOf(kind: ReportDataColumn['kind'], value: ReportCell['value'], text: string): string {
  if (typeof value !== 'number') return FORMATS.text;
  return FORMATS[kind !== 'text' ? kind : text.endsWith('%') ? 'ratio' : 'count'];
}

function bodyCells(row: readonly ReportCell[], columns: readonly ReportDataColumn[], at: number): StyledCell[] {
  return row.map(({ value, text }, index) => {
    const kind = columns[index]?.kind ?? 'text';
    const format = formatOf(kind, value, text);
    const horizontal = kind === 'text' ? 'left' : kind === 'ordinal' ? 'center' : 'right';
    return [
      `${at},${index}`,
      {
        style: {
          numFmt: format,
          border: GRID,
          alignment: { horizontal, vertical: 'top', wrapText: true, ...(horizontal === 'left' && { indent: 1 }) },
        },
      },
    ];
  });
}
