import { unzipSync } from 'fflate';
import type { TableRecord } from './csv-text.ts';
import type { FaultList } from './import-fault.ts';

const MEBIBYTE = 1024 * 1024;
const MAX_PACKED_BYTES = 16 * MEBIBYTE;
const MAX_UNPACKED_BYTES = 128 * MEBIBYTE;
const MAX_ENTRIES = 1000;
const MAX_ROWS = 200_000;
const MAX_COLUMNS = 100;
/** Both a ZIP archive and the old .xls begin with a signature of four bytes. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_WORKBOOK = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether the bytes are a workbook (XLSX, or an XLS that cannot be read) and no CSV. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, OLD_WORKBOOK);
}

/**
 * Reads the first sheet of an XLSX workbook as a spreadsheet counts its rows; blank rows are left out, short rows filled up.
 * Numbers and days are written as in a CSV (`2026-04-01`).
 * @returns null with a fault when it is no readable workbook, or larger than the limits
 */
export async function readWorkbookRecords(bytes: Uint8Array, faults: FaultList): Promise<TableRecord[] | null> {
  const refusal = checkArchive(bytes);
  if (refusal !== null) {
    faults.add({ row: 1, ...refusal });
    return null;
  }
  // Half a megabyte that few who import a directory need.
  const { streamXlsxRows } = await import('hucre/xlsx');
  const records: TableRecord[] = [];
  let width = 0;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { maxRows: MAX_ROWS + 1 })) {
      const fields = trimEnd(values.map(textOf));
      if (fields.length === 0) continue;
      if (records.length === 0) width = fields.length;
      if (records.length === MAX_ROWS || fields.length > MAX_COLUMNS) {
        const [found, limit] = records.length === MAX_ROWS ? [index + 1, MAX_ROWS] : [fields.length, MAX_COLUMNS];
        faults.add({ row: index + 1, code: 'workbook-too-large', found: String(found), expected: String(limit) });
        return null;
      }
      records.push({ row: index + 1, fields: fillUp(fields, width) });
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    faults.add({ row: 1, code: 'bad-workbook' });
    return null;
  }
  return records;
}

function tooLarge(limit: number): { code: 'file-too-large'; expected: string } {
  return { code: 'file-too-large', expected: `${limit / MEBIBYTE} MiB` };
}

/** Looks at the archive's own list before anything is unpacked; the unpacker stops at the sizes stated there. */
function checkArchive(bytes: Uint8Array): { code: 'bad-workbook' } | { code: 'file-too-large'; expected: string } | null {
  if (bytes.byteLength > MAX_PACKED_BYTES) return tooLarge(MAX_PACKED_BYTES);
  let entryCount = 0;
  let unpackedBytes = 0;
  let isLying = false;
  try {
    unzipSync(bytes, {
      filter({ size, originalSize }) {
        entryCount += 1;
        unpackedBytes += originalSize;
        // An entry that says it is empty and is not would be unpacked without a limit.
        isLying ||= originalSize === 0 && size > 2;
        return false;
      },
    });
  } catch {
    return { code: 'bad-workbook' };
  }
  if (unpackedBytes > MAX_UNPACKED_BYTES) return tooLarge(MAX_UNPACKED_BYTES);
  return entryCount === 0 || entryCount > MAX_ENTRIES || isLying ? { code: 'bad-workbook' } : null;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value) ? `${value as string | number}` : ''; // just seen that it is one of these
}

function trimEnd(fields: string[]): string[] {
  const last = fields.findLastIndex((field) => field.trim() !== '');
  return fields.slice(0, last + 1);
}

function fillUp(fields: string[], width: number): string[] {
  return fields.length >= width ? fields : [...fields, ...Array.from({ length: width - fields.length }, () => '')];
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
