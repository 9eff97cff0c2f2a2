import { SPLIT, viCount, viPercent, type ReportDataColumn, type SplitColumn } from '@nhip-thu/metrics';
import type { StoredTable, TextTable } from './read-tables.ts';

const DASH = '—';
const SPLITS: readonly SplitColumn[] = Object.values(SPLIT);

type Value = string | number | null;

/** Whether the tables of a workbook say what those of the DOCX print; null: they do. */
export function compareTables(printed: readonly TextTable[], sheets: readonly StoredTable[]): string | null {
  if (printed.length !== sheets.length) return `${printed.length} bảng trong DOCX, ${sheets.length} trang tính`;
  for (const [index, table] of printed.entries()) {
    const sheet = sheets[index];
    const { title } = table;
    if (sheet === undefined || sheet.title !== title) return `trang tính “${sheet?.title ?? ''}” khác bảng “${title}”`;
    const fault = compareTable(table, sheet);
    if (fault !== null) return `“${title}”: ${fault}`;
  }
  return null;
}

/** Whether a table with data says what is printed; null: it does. Its heads are titles or keys; columns behind the last printed one are not looked at. */
export function compareTable(
  { rows: [titles = [], ...printed] }: Pick<TextTable, 'rows'>,
  { heads, rows }: Pick<StoredTable, 'heads' | 'rows'>,
): string | null {
  if (rows.length !== printed.length) return `${printed.length} và ${rows.length} dòng`;
  const places = placeColumns(titles, heads);
  for (const [row, cells] of printed.entries()) {
    for (const [column, text] of cells.entries()) {
      const values = valuesAt(rows[row] ?? [], places[column]);
      if (!isPrintedOf(text, values, places[column]))
        return `dòng ${row + 1}, cột ${column + 1}: in “${text}”, dữ liệu ${describe(values)}`;
    }
    if (!isSound(rows[row] ?? [], heads)) return `dòng ${row + 1}: tỷ lệ, số người và chỉ tiêu không khớp nhau`;
  }
  return null;
}

const RATE = { key: 'rate', title: 'Tỷ lệ' } as const;
const [, TARGET, GAP] = SPLIT.target.column.data ?? [];
const USERS = [SPLIT.leaguePeople, SPLIT.definitionPeople].flatMap(({ column }) => column.data?.[0] ?? []);
const [, PEOPLE] = SPLIT.leaguePeople.column.data ?? [];

type Head = Pick<ReportDataColumn, 'key' | 'title'> | undefined;

/** Whether numbers that are not printed follow from those that are: the rate is n/N, the gap is the rate less the target. */
function isSound(row: readonly Value[], heads: readonly string[]): boolean {
  const rate = numberIn(row, heads, [RATE]);
  const share = combine(numberIn(row, heads, USERS), numberIn(row, heads, [PEOPLE]), (users, people) => users / people);
  const gap = combine(rate, numberIn(row, heads, [TARGET]), (value, target) => value - target);
  return isAlike(rate, share) && isAlike(numberIn(row, heads, [GAP]), gap);
}

function numberIn(row: readonly Value[], heads: readonly string[], columns: readonly Head[]): number | null {
  const value = row[heads.findIndex((head) => columns.some((each) => each?.key === head || each?.title === head))];
  return typeof value === 'number' ? value : null;
}

function combine(a: number | null, b: number | null, of: (a: number, b: number) => number): number | null {
  return a === null || b === null ? null : of(a, b);
}

/** What is not known breaks nothing. */
function isAlike(a: number | null, b: number | null): boolean {
  return a === null || b === null || Math.abs(a - b) < 1e-9;
}

function valuesAt(row: readonly Value[], place: ColumnPlace | undefined): readonly Value[] {
  return place === undefined ? [] : row.slice(place.from, place.from + place.count);
}

function isPrintedOf(text: string, values: readonly Value[], place: ColumnPlace | undefined): boolean {
  return place?.print === undefined ? isSame(text, values[0] ?? null) : place.print(values) === text;
}

/** Where the data of a printed column stand, and how they are printed where they are several. */
interface ColumnPlace {
  readonly from: number;
  readonly count: number;
  readonly print?: SplitColumn['print'];
}

function placeColumns(titles: readonly string[], heads: readonly string[]): ColumnPlace[] {
  let from = 0;
  return titles.map((title) => {
    const split = SPLITS.find(
      ({ column }) =>
        column.title === title && column.data?.every((each, index) => [each.title, each.key].includes(heads[from + index] ?? '')) === true,
    );
    const count = split?.column.data?.length ?? 1;
    const place = { from, count, ...(split === undefined ? {} : { print: split.print }) };
    from += count;
    return place;
  });
}

function describe(values: readonly Value[]): string {
  return values.every((value) => value === null) ? 'trống' : `“${values.map((value) => value ?? '').join(' | ')}”`;
}

/** A number as it is printed, with as many decimals as are printed, or a change with its sign; "—" is empty. */
function isSame(printed: string, value: Value): boolean {
  const text = printed.replace(/^\+/, '').replace(/ điểm %$/, '%');
  if (value === null) return text === DASH || text === '';
  // A CSV doesn't tell a text of digits from a number.
  if (String(value) === printed) return true;
  // Marks of footnotes stand behind a name, in print only.
  if (typeof value === 'string') return text.replace(/( \(\d+\))+$/, '') === value;
  const percent = /^[−\d.]+(?:,(\d+))?%$/.exec(text);
  return percent === null
    ? text === viCount(value)
    : text === viPercent({ percent: roundHalfUp(value * 100, percent[1]?.length ?? 0), digits: percent[1]?.length ?? 0 });
}

/** Away from the noise of binary fractions: 62.35 may be stored as 62.34999…. */
function roundHalfUp(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}
