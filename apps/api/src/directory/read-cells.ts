import { addDays, isIsoDate, type IsoDate } from '@nhip-thu/metrics';
import { findWord } from './cell-words.ts';
import type { TableRow } from './table-file.ts';
import type { FaultList } from './import-fault.ts';
import { dropExtension, isMailAddress } from './mail-address.ts';

const VIETNAMESE_DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** Days of officials and boxes lie in these years; others are slips of the hand. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** True, or a fault that the cell is empty. */
export function requireCell<Column extends string>(row: TableRow<Column>, column: Column, faults: FaultList): boolean {
  if (row.cells[column] !== '') return true;
  faults.add({ row: row.row, column, code: 'missing-value' });
  return false;
}

/** One of some words, any case, or its Vietnamese name; null when the cell is empty, or with a fault. */
export function readWord<Column extends string, Word extends string>(
  row: TableRow<Column>,
  column: Column,
  words: readonly Word[],
  faults: FaultList,
): Word | null {
  const text = row.cells[column];
  const found = findWord(text, words);
  if (found === undefined && text !== '') faults.add({ row: row.row, column, code: 'bad-word', found: text, expected: words.join(', ') });
  return found ?? null;
}

/** A day, `2026-04-01` or `1/4/2026`; null when the cell is empty, or with a fault. */
function readDay<Column extends string>(row: TableRow<Column>, column: Column, faults: FaultList): IsoDate | null {
  const text = row.cells[column];
  if (text === '') return null;
  const [, day = '', month = '', named = ''] = VIETNAMESE_DATE.exec(text) ?? [];
  const iso = day === '' ? text : `${named}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isIsoDate(iso)) {
    const year = Number(iso.slice(0, 4));
    if (year >= FIRST_YEAR && year <= LAST_YEAR) return iso;
    faults.add({ row: row.row, column, code: 'far-date', found: text, expected: `${FIRST_YEAR}–${LAST_YEAR}` });
    return null;
  }
  faults.add({ row: row.row, column, code: 'bad-date', found: text });
  return null;
}

/** Columns `from` and `to` (last day); the end of a span is the day after. A fault when they are reversed. */
export function readSpan<Column extends string>(
  row: TableRow<Column | 'from' | 'to'>,
  faults: FaultList,
): { from: IsoDate | null; to: IsoDate | null } {
  const [from, last] = [readDay(row, 'from', faults), readDay(row, 'to', faults)];
  if (from !== null && last !== null && last < from) {
    faults.add({ row: row.row, column: 'to', code: 'dates-reversed', found: last, expected: from });
  }
  return { from, to: last === null ? null : addDays(last, 1) };
}

/** A plain mail address in lower case; null with a fault. */
export function readAddress<Column extends string>(row: TableRow<Column>, column: Column, faults: FaultList): string | null {
  const address = row.cells[column].toLowerCase();
  if (!isMailAddress(address)) {
    faults.add({ row: row.row, column, code: 'bad-address', found: address });
    return null;
  }
  const plain = dropExtension(address);
  if (plain !== address) {
    faults.add({ row: row.row, column, code: 'address-with-extension', found: address, expected: plain });
    return null;
  }
  return address;
}
