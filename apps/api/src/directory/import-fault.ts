/** What can be wrong with one cell, row or file of an import. */
export const FAULT_CODES = [
  'empty-file',
  'header-only',
  'file-too-large',
  'not-utf-8',
  'bad-quote',
  'open-quote',
  'missing-column',
  'unknown-column',
  'repeated-column',
  'field-count',
  'missing-value',
  'bad-address',
  'address-with-extension',
  'repeated-address',
  'bad-agency-code',
  'agency-names-differ',
  'name-without-agency',
  'bad-word',
  'bad-date',
  'far-date',
  'alias-cycle',
  'dates-reversed',
  'repeated-code',
  'bad-workbook',
  'workbook-too-large',
  'unknown-person',
  'unknown-agency',
  'person-without-unit',
  'second-box',
  'bad-character',
  'value-too-long',
  'bad-target',
  'domain-target',
  'bad-month',
  'future-month',
  'ended-unit',
  'unit-not-yet',
  'bad-count',
  'repeated-month',
  'mixed-types',
  'locked-month',
  'frozen-month',
  'more-left-than-there-was',
  'stock-before',
  'stock-after',
  'open-month',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** One fault of an imported file; `describeFault` puts it into words. */
export interface ImportFault {
  readonly file: string;
  /** Row as a spreadsheet counts it: the header is row 1. */
  readonly row: number;
  /** Column heading, or null when the whole row or file is meant. */
  readonly column: string | null;
  readonly code: FaultCode;
  /** What was found, and for some codes what it clashes with. */
  readonly found: string;
  readonly expected: string;
}

/** Faults that one cell has by itself, whatever stands beside it. */
const CELL_CODES: ReadonlySet<FaultCode> = new Set([
  ...(['missing-value', 'bad-address', 'address-with-extension', 'repeated-address', 'bad-agency-code', 'bad-word'] as const),
  ...(['bad-date', 'far-date', 'repeated-code', 'bad-character', 'value-too-long', 'bad-month', 'future-month', 'bad-count'] as const),
  ...(['unknown-agency', 'field-count', 'bad-quote', 'open-quote'] as const),
]);

/** What the columns of a file are called in its own header, by the names they have here. */
export type Headings = ReadonlyMap<string, string>;

/** Collects the faults of one file, so that all of them are reported at once. Columns are called as the file calls them. */
export class FaultList {
  readonly faults: ImportFault[] = [];
  private lacking: ReadonlySet<string> | null = null;

  constructor(
    readonly file: string,
    public headings: Headings = new Map(),
  ) {}

  /** Some columns are not there: from now on only faults count that the cells of the others have by themselves. */
  lack(columns: ReadonlySet<string>): void {
    this.lacking = columns;
  }

  add(fault: { row: number; column?: string | undefined; code: FaultCode; found?: string; expected?: string }): void {
    const { column, code } = fault;
    if (this.lacking !== null && (!CELL_CODES.has(code) || (column !== undefined && this.lacking.has(column)))) return;
    this.faults.push({
      file: this.file,
      row: fault.row,
      column: column === undefined ? null : (this.headings.get(column) ?? column),
      code: fault.code,
      found: fault.found ?? '',
      expected: fault.expected ?? '',
    });
  }
}
