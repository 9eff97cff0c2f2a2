import type { ReportCell, ReportColumn, ReportDataColumn, ReportTable } from '../contract/document.ts';
import { column } from './report-cells.ts';
import { DASH, viCount, viInterval, viThreshold } from './vi-text.ts';

type Value = ReportCell['value'];

/** A printed column that files with data hold as several, and how their values are printed as one. */
export interface SplitColumn {
  readonly column: ReportColumn;
  /** What is printed of the values of its data columns; a report's check holds one against the other. */
  readonly print: (values: readonly Value[]) => string;
}

function dataColumn(key: string, title: string, kind: ReportColumn['kind'], width: number): ReportDataColumn {
  return { key, title, kind, width };
}

function split(printed: ReportColumn, print: SplitColumn['print'], data: readonly ReportDataColumn[]): SplitColumn {
  return { column: { ...printed, data }, print };
}

const PEOPLE_DATA = [dataColumn('people', 'Tổng số người', 'count', 20), dataColumn('margin', 'Sai số (± người)', 'count', 20)] as const;

/** "62/68", "≥9/10", "1.003/1.389 (±1)", "—/132". */
function printPeople([users = null, people = null, margin = null]: readonly Value[]): string {
  const aside = typeof margin === 'number' ? ` (±${viCount(margin)})` : '';
  return `${printValue(users)}/${printValue(people)}${aside}`;
}

function printValue(value: Value): string {
  if (value === null) return DASH;
  return typeof value === 'number' ? viCount(value) : value;
}

function printInterval([lower, upper]: readonly Value[]): string {
  return viInterval(typeof lower === 'number' && typeof upper === 'number' ? { lower, upper } : null);
}

function printTarget([sign = null, target]: readonly Value[]): string {
  return typeof target === 'number' ? `${sign} ${viThreshold(target)}` : DASH;
}

function printBaseline([paper, documents]: readonly Value[]): string {
  return typeof paper === 'number' && typeof documents === 'number' ? `${viCount(paper)}/${viCount(documents)}` : DASH;
}

const TARGET_DATA = [
  dataColumn('target_sign', 'Dấu chỉ tiêu', 'text', 18),
  dataColumn('target', 'Chỉ tiêu', 'ratio', 18),
  dataColumn('gap', 'Tỷ lệ trừ chỉ tiêu', 'ratio', 20),
] as const;

/** Columns that are split, by where they are printed. */
export const SPLIT = {
  leaguePeople: split(column('people', 'Thường xuyên/ tổng số người', 'count', 25), printPeople, [
    dataColumn('users', 'Số người thường xuyên', 'count', 22),
    ...PEOPLE_DATA,
  ]),
  leagueVerdict: split(column('verdict', 'Kết luận', 'text', 30), (values) => printValue(values[TARGET_DATA.length] ?? null), [
    ...TARGET_DATA,
    dataColumn('verdict', 'Kết luận', 'text', 34),
  ]),
  interval: split(column('interval', 'Khoảng tin cậy 95%', 'count', 24), printInterval, [
    dataColumn('interval_low', 'Khoảng tin cậy 95%: dưới', 'ratio', 22),
    dataColumn('interval_high', 'Khoảng tin cậy 95%: trên', 'ratio', 22),
  ]),
  definition: split(column('definition', 'Định nghĩa', 'text', 68), ([name = null]) => printValue(name), [
    dataColumn('definition', 'Định nghĩa', 'text', 62),
    dataColumn('definition_id', 'Mã định nghĩa', 'text', 20),
  ]),
  definitionPeople: split(column('people', 'Số người/ tổng số', 'count', 36), printPeople, [
    dataColumn('users', 'Số người', 'count', 20),
    ...PEOPLE_DATA,
  ]),
  target: split(column('target', 'Chỉ tiêu', 'count', 17), printTarget, TARGET_DATA),
  baseline: split(column('baseline', 'Kỳ gốc: giấy/ tổng số', 'count', 24), printBaseline, [
    dataColumn('baseline_paper', 'Kỳ gốc: giấy', 'count', 20),
    dataColumn('baseline_documents', 'Kỳ gốc: tổng số văn bản', 'count', 22),
  ]),
  bounds: split(column('bounds', 'Cận của tỷ lệ thường xuyên', 'count', 32), printInterval, [
    dataColumn('bound_low', 'Cận dưới của tỷ lệ', 'ratio', 22),
    dataColumn('bound_high', 'Cận trên của tỷ lệ', 'ratio', 22),
  ]),
} as const satisfies Readonly<Record<string, SplitColumn>>;

/** A table as files with data hold it. */
export interface DataTable {
  readonly columns: readonly ReportDataColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
}

/** Splits what is printed together: "62/68" is 62 and 68. Split cells have no text of their own. */
export function toDataTable({ columns, rows }: ReportTable): DataTable {
  return {
    columns: columns.flatMap(({ data, ...own }) => data ?? [own]),
    rows: rows.map((row) => row.flatMap((cell) => cell.data?.map((value) => ({ text: '', value })) ?? [cell])),
  };
}
