import type { IsoDate, Period } from './period.ts';

/**
 * What is written of a frozen period: the compliance report of the province (one template per kind of period), the report of one agency, and
 * papers about one subject: the league of agencies, paper, the quality of the data.
 */
export type ReportTemplate = 'monthly' | 'quarterly' | 'half-yearly' | 'yearly' | 'agency' | 'league' | 'paper' | 'data-quality';

/** A file that a report is written to. */
export type ReportFormat = 'docx' | 'pdf' | 'xlsx' | 'csv';

/** One cell: as it is printed, and as a number or text for files with data. `value` null: not known, never 0. */
export interface ReportCell {
  readonly text: string;
  readonly value: number | string | null;
  /** Values of the column's `data`, in their order; a masked count is a text with its sign, a withheld one "—". */
  readonly data?: readonly (number | string | null)[];
}

/** A column of files with data. */
export interface ReportDataColumn {
  /** Name in files with data. */
  readonly key: string;
  readonly title: string;
  /** Ratios are 0..1 in `value`; amounts are đồng. Text is set to the left, all else centred or to the right. */
  readonly kind: 'ordinal' | 'text' | 'count' | 'ratio' | 'amount';
  /** Share of the table's width; only the proportions count. */
  readonly width: number;
}

/** A column as it is printed. */
export interface ReportColumn extends ReportDataColumn {
  /** What it is in files with data, where that is more than one number: n/N, an interval. Absent: itself. */
  readonly data?: readonly ReportDataColumn[];
}

export interface ReportTable {
  /** Unique in the document; names the file with data. */
  readonly id: string;
  readonly title: string;
  /** Unique in the document; names the sheet, so at most 31 letters and none of : \ / ? * [ ]. */
  readonly shortTitle: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  /** Printed below. */
  readonly notes: readonly string[];
}

/** A bar per row against a target; a row without value shows its text instead. Ratios. */
export interface BarChart {
  readonly kind: 'bars';
  readonly title: string;
  /** What the picture shows, for whoever does not see it. */
  readonly alt: string;
  readonly rows: readonly { readonly label: string; readonly value: number | null; readonly text: string }[];
  readonly target: number | null;
}

/** A line over periods, split where nothing is known. Ratios. */
export interface LineChart {
  readonly kind: 'line';
  readonly title: string;
  readonly alt: string;
  readonly points: readonly { readonly label: string; readonly value: number | null; readonly text: string }[];
  readonly target: number | null;
}

/** A QR code. */
export interface QrChart {
  readonly kind: 'qr';
  readonly title: string;
  readonly alt: string;
  /** A text per row, "1" for a dark module. */
  readonly modules: readonly string[];
}

export type ReportChart = BarChart | LineChart | QrChart;

export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph' | 'item' | 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'chart'; readonly chart: ReportChart };

/** Boxes 2, 3 and 4 of Decree 30/2020, Appendix I. */
export interface ReportLetterhead {
  /** The superior authority; null where there is none. */
  readonly parent: string | null;
  readonly issuer: string;
  /** The number is left blank: the registry assigns it. */
  readonly number: string;
  readonly placeAndDate: string;
}

/** Boxes 7a and 7b. */
export interface ReportSignature {
  /** "GIÁM ĐỐC", or "KT. GIÁM ĐỐC" above "PHÓ GIÁM ĐỐC". */
  readonly authority: readonly string[];
  /** Blank lines for a name written by hand when null. */
  readonly name: string | null;
}

/** Everything in front of the appendices. */
export interface ReportMain {
  readonly letterhead: ReportLetterhead;
  /** "BÁO CÁO" */
  readonly kind: string;
  /** "Trích yếu". */
  readonly subject: string;
  readonly addressees: readonly string[];
  /** "Căn cứ …", each ending in ";", the last in ".". */
  readonly bases: readonly string[];
  /** What whoever issues it may write otherwise. */
  readonly introduction: readonly string[];
  readonly blocks: readonly ReportBlock[];
  readonly closing: string;
  readonly signature: ReportSignature;
  /** Lines below "Nơi nhận:". */
  readonly recipients: readonly string[];
}

export interface ReportAppendix {
  /** "Phụ lục I", or "Phụ lục" when it is the only one. */
  readonly name: string;
  readonly title: string;
  /** "(Kèm theo Báo cáo …)" */
  readonly reference: string;
  readonly isLandscape: boolean;
  readonly blocks: readonly ReportBlock[];
}

/** By which rules and from what the figures were made. */
export interface ReportFact {
  readonly label: string;
  readonly value: string;
}

/** A report as it is previewed and written: every format is made of this and of nothing else. */
export interface ReportDocument {
  readonly template: ReportTemplate;
  /** Beginning of file names. */
  readonly fileName: string;
  readonly title: string;
  readonly period: Period;
  /** The agency that it is about; null: the province. */
  readonly agency: string | null;
  /** Printed; leads to the frozen figures. */
  readonly code: string;
  /** When the figures were frozen, ISO 8601: the date that files bear, so that the same content gives the same bytes. */
  readonly frozenAt: string;
  /** At the foot of every page. */
  readonly footer: string;
  /** Null where the paper is only an appendix to another one. */
  readonly main: ReportMain | null;
  readonly appendices: readonly ReportAppendix[];
  readonly facts: readonly ReportFact[];
}

/** What may be set for a report; what is absent is written by the template. None of it is a figure. */
export interface ReportDraft {
  readonly introduction?: readonly string[];
  /** The day printed at its head. */
  readonly on?: IsoDate;
  readonly signature?: ReportSignature;
  readonly recipients?: readonly string[];
}
