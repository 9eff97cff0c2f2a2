import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { REPORT_TABLE_IDS } from '@nhip-thu/metrics';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { compareTable, compareTables } from './check-figures.ts';
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

/** How the bytes of a file are had. */
type Read = () => Promise<Uint8Array>;

/** The files of one report. */
interface Group {
  /** By format: "docx". */
  readonly files: Map<string, Read>;
  /** By the table's name. */
  readonly tables: Map<string, Read>;
}

/** `…-dc1-co-quan.csv` is a table of `…-dc1` and of no other report: what stands between is part of the report's name. */
const TABLE_FILE = new RegExp(`^(.+)-(${REPORT_TABLE_IDS.join('|')})\\.csv$`);
const REPORT_FILE = /^(.+)\.(docx|pdf|xlsx)$/;

/** Holds every report in a folder, and in its zip archives, against the layout, and its formats against each other. */
export async function checkFolder(folder: string): Promise<CheckResult[]> {
  const groups = groupFiles(await listFiles(folder));
  const results: CheckResult[] = [];
  for (const [stem, group] of groups) {
    if (group.files.has('docx') || group.files.has('pdf')) results.push(...(await checkGroup(stem, group)));
  }
  return results;
}

async function listFiles(folder: string): Promise<Map<string, Read>> {
  const files = new Map<string, Read>();
  for (const name of (await readdir(folder)).toSorted()) {
    const path = join(folder, name);
    if (!name.endsWith('.zip')) files.set(name, () => readFile(path));
    else for (const [inner, bytes] of Object.entries(unzipSync(await readFile(path)))) files.set(`${name}/${inner}`, async () => bytes);
  }
  return files;
}

function groupFiles(files: ReadonlyMap<string, Read>): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const [name, read] of files) {
    const [kind, match] = name.endsWith('.csv')
      ? (['tables', TABLE_FILE.exec(name)] as const)
      : (['files', REPORT_FILE.exec(name)] as const);
    const [, stem, part] = match ?? [];
    if (stem === undefined || part === undefined) continue;
    const group = groups.get(stem) ?? { files: new Map(), tables: new Map() };
    groups.set(stem, group);
    group[kind].set(part, read);
  }
  return groups;
}

async function checkGroup(stem: string, { files, tables: csv }: Group): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const bytesOf = async (format: string): Promise<Uint8Array | null> => (await files.get(format)?.()) ?? null;
  const [docx, pdf, xlsx] = [await bytesOf('docx'), await bytesOf('pdf'), await bytesOf('xlsx')];
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
  if (csv.size > 0) add(`${stem}-*.csv`, 'bảng giống DOCX', await compareCsv(tables, csv));
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
async function compareCsv(tables: readonly TextTable[], files: ReadonlyMap<string, Read>): Promise<string | null> {
  if (files.size !== tables.length) return `${tables.length} bảng trong DOCX, ${files.size} tệp CSV`;
  for (const [id, read] of files) {
    const [heads = [], ...rows]: string[][] = parse(Buffer.from(await read()), { bom: true });
    const stored = { heads, rows: rows.map((row) => row.map(valueOf)) };
    if (!tables.some((table) => compareTable(table, stored) === null)) return `không bảng nào của DOCX giống ${id}.csv`;
  }
  return null;
}

/** Every cell of a CSV is a text. */
function valueOf(stored: string): string | number | null {
  if (stored === '') return null;
  return /^-?[\d.]+(?:e-?\d+)?$/.test(stored) ? Number(stored) : stored;
}
