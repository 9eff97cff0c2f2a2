/** A paragraph, or a line of a heading, as it was read back. Sizes in points, places in millimetres; null: this format does not tell. */
export interface ObservedText {
  readonly text: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly face: string;
  /** PDF: the page on which it ends, from 1. DOCX: null, since pages are made by whoever opens it. */
  readonly page: number | null;
  /** Which part: 0 is the report, from 1 its appendices. */
  readonly part: number;
  /** `left` and `right`: in one of two columns. */
  readonly side: 'left' | 'right' | 'full';
  /** Texts of one level have the same number within their page or part. */
  readonly level: number;
  readonly align: 'left' | 'center' | 'right' | 'both' | null;
  /** Of the first line. */
  readonly indent: number | null;
  /** White space to the paragraph before; DOCX: what it asks for before and after itself. */
  readonly gap: number | null;
  /** From one line to the next, as a multiple of single spacing. */
  readonly pitch: number | null;
  /** A rule right below, and one right above: its length, points. */
  readonly rule: number | null;
  readonly ruleAbove: number | null;
  readonly isInTable: boolean;
}

/** A page (PDF) or section (DOCX): millimetres. */
export interface ObservedPage {
  readonly part: number;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** The page number as it is printed and its size; null where none is. DOCX: of the pages after the first. */
  readonly number: { readonly text: string; readonly size: number; readonly isCentred: boolean } | null;
  /** Whether it is the first of its part; of a DOCX every section is, and `hasFirstNumber` says whether its first page is numbered. */
  readonly isFirst: boolean;
  readonly hasFirstNumber: boolean;
  /** PDF: how many lines of text it has. */
  readonly lineCount: number | null;
}

/** A report as it was read back from a file. */
export interface ObservedReport {
  readonly format: 'docx' | 'pdf';
  readonly texts: readonly ObservedText[];
  /** At the head or foot of pages. */
  readonly asides: readonly ObservedText[];
  readonly pages: readonly ObservedPage[];
  readonly language: string | null;
  /** PDF: whether its structure is there for screen readers. */
  readonly isTagged: boolean | null;
  /** PDF: whether every face is embedded. */
  readonly areFacesEmbedded: boolean | null;
  readonly title: string;
  /** Colours of text other than black. */
  readonly colours: readonly string[];
  /** Everything that is read aloud, without white space: the same in both formats. */
  readonly running: string;
}
