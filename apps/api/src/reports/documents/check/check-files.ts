import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { compareTables, isSame } from './check-figures.ts';
import { LAYOUT_RULES } from './layout-rules.ts';
import type { ObservedReport } from './observed.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import { readDocxTables, readSheets, type TextTable } from './read-tables.ts';

/** One rule held against one file. */
export interface CheckResult {
  readonly file: string;
  readonly row: string;
  readonly rule: string;
  /** What is wrong; null: nothing. */
  readonly fault: string | null;
}

/** The files of one report, by their extension; CSV by the table's name. */
type Group = ReadonlyMap<string, string>;

/** Holds every report in a folder against the layout, and its formats against each other. */
export async function checkFolder(folder: string): Promise<CheckResult[]> {
  const names = (await readdir(folder)).toSorted();
  const results: CheckResult[] = [];
  for (const stem of new Set(names.flatMap((name) => /^(.+)\.(?:docx|pdf)$/.exec(name)?.[1] ?? []))) {
    const group = new Map(names.filter((name) => name.startsWith(stem)).map((name) => [name.slice(stem.length), join(folder, name)]));
    results.push(...(await checkGroup(stem, group)));
  }
  return results;
}

async function checkGroup(stem: string, group: Group): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const bytesOf = async (extension: string): Promise<Buffer | null> => {
    const path = group.get(extension);
    return path === undefined ? null : readFile(path);
  };
  const [docx, pdf, xlsx] = [await bytesOf('.docx'), await bytesOf('.pdf'), await bytesOf('.xlsx')];
  const observed = { docx: docx === null ? null : readDocx(docx), pdf: pdf === null ? null : await readPdf(pdf) };
  for (const [format, report] of Object.entries(observed)) {
    if (report !== null)
      results.push(...LAYOUT_RULES.map(({ row, rule, find }) => ({ file: `${stem}.${format}`, row, rule, fault: find(report) })));
  }
  const add = (file: string, rule: string, fault: string | null): unknown => results.push({ file, row: 'Số liệu', rule, fault });
  if (observed.docx !== null && observed.pdf !== null)
    add(`${stem}.pdf`, 'chữ và số giống DOCX', compareRunning(observed.docx, observed.pdf));
  if (docx === null) return results;
  const tables = readDocxTables(docx);
  if (xlsx !== null) add(`${stem}.xlsx`, 'bảng giống DOCX, không công thức', compareTables(tables, await readSheets(xlsx)));
  const csv = [...group].filter(([extension]) => extension.endsWith('.csv'));
  if (csv.length > 0)
    add(
      `${stem}-*.csv`,
      'bảng giống DOCX',
      await compareCsv(
        tables,
        csv.map(([, path]) => path),
      ),
    );
  return results;
}

/** Where two formats read differently; null: nowhere. */
function compareRunning({ running: a }: ObservedReport, { running: b }: ObservedReport): string | null {
  if (a === b) return null;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return `khác từ “${a.slice(Math.max(0, at - 15), at + 25)}” và “${b.slice(Math.max(0, at - 15), at + 25)}”`;
}

/** Each CSV file is one of the printed tables. */
async function compareCsv(tables: readonly TextTable[], paths: readonly string[]): Promise<string | null> {
  if (paths.length !== tables.length) return `${tables.length} bảng trong DOCX, ${paths.length} tệp CSV`;
  for (const path of paths) {
    // Every cell of a CSV is a text.
    const [, ...rows] = parse(await readFile(path), { bom: true });
    const isThere = tables.some(
      ({ rows: [, ...printed] }) =>
        printed.length === rows.length &&
        printed.every((cells, row) => cells.every((text, column) => isSameCell(text, rows[row]?.[column] ?? ''))),
    );
    if (!isThere) return `không bảng nào của DOCX giống ${path.split('/').at(-1) ?? path}`;
  }
  return null;
}

function isSameCell(text: string, stored: string): boolean {
  if (stored === '') return isSame(text, null);
  return isSame(text, stored) || (/^-?[\d.]+(?:e-?\d+)?$/.test(stored) && isSame(text, Number(stored)));
}
