import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { listElements, readXmlTree, type XmlElement } from './xml-tree.ts';

/** A table as text, its head first. */
export interface TextTable {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** Tables with rules of one of our own DOCX files; the paragraph before each is its title. */
export function readDocxTables(bytes: Uint8Array): TextTable[] {
  const document = readXmlTree(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()));
  const body = listElements(document, 'w:body')[0];
  let title = '';
  return (body?.children ?? []).flatMap((element) => {
    if (element.name === 'w:p') title = textOf(element);
    if (element.name !== 'w:tbl' || !isRuled(element)) return [];
    const rows = listElements(element, 'w:tr').map((row) => row.children.filter(({ name }) => name === 'w:tc').map(textOf));
    return [{ title, rows }];
  });
}

function isRuled(table: XmlElement): boolean {
  return listElements(table, 'w:tcBorders').some((borders) => borders.children.some(({ attributes }) => attributes['w:val'] === 'single'));
}

function textOf(element: XmlElement): string {
  const walk = (at: XmlElement): string =>
    at.children.map((child) => (child.name === 'w:t' ? child.text : child.name === 'w:noBreakHyphen' ? '-' : walk(child))).join('');
  return walk(element);
}

/** A sheet: title, version, head, rows until the first blank one. */
export interface StoredTable {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Every sheet but that of the facts. @throws Error when a cell is a formula, which none may be */
export async function readSheets(bytes: Uint8Array): Promise<StoredTable[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.slice(1).map(({ name, rows, cells }) => {
    for (const cell of cells?.values() ?? []) if (cell.formula !== undefined) throw new Error(`a cell of ${name} is a formula`);
    const body = rows.slice(3);
    const end = body.findIndex((row) => row.every((value) => value === null || value === ''));
    const [[title] = [], , heads = []] = rows;
    return {
      title: String(title ?? ''),
      heads: heads.map(String),
      rows: (end < 0 ? body : body.slice(0, end)).map((row) => row.map(plain)),
    };
  });
}

function plain(value: unknown): string | number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' ? value : null;
}
