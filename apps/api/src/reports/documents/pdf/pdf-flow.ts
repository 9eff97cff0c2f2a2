// oxlint-disable-next-line import/no-named-as-default -- its types know the default export only
import PDFDocument from 'pdfkit';
import { LANGUAGE, MARGIN_MM, PAGE_MM, pointsOfMm, SIZE } from '../layout.ts';
import { FONT_FILES, type FontStyle } from '../report-fonts.ts';
import { balanceLines, breakLines, placeLine, type TextLine, type TextStyle } from './typeset.ts';

/** An element of the logical structure, which screen readers follow. */
export type Tag = PDFKit.PDFStructureElement;

export interface PdfHead {
  readonly title: string;
  readonly author: string;
  readonly createdAt: Date;
  readonly footer: string;
}

/** The part of a page that text may take, points. */
export interface Box {
  readonly x: number;
  readonly width: number;
}

/** A PDF that is written from top to bottom: pages are added where the text needs them, each numbered within its part. */
export class PdfFlow {
  readonly document: PDFKit.PDFDocument;
  /** Where the next line goes. */
  y = 0;
  private readonly root: Tag;
  private readonly footer: string;
  private pageNumber = 0;
  private isLandscape = false;
  private readonly widths = new Map<string, number>();

  constructor({ title, author, createdAt, footer }: PdfHead) {
    this.footer = footer;
    this.document = new PDFDocument({
      ...{ pdfVersion: '1.7', tagged: true, lang: LANGUAGE, displayTitle: true, autoFirstPage: false, compress: true },
      info: { Title: title, Author: author, Creator: 'Nhịp Thư', Producer: 'Nhịp Thư', CreationDate: createdAt, ModDate: createdAt },
    });
    for (const [style, file] of Object.entries(FONT_FILES)) this.document.registerFont(style, file);
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  /** What text may take of the page's width. */
  get body(): Box {
    const [left, right] = [pointsOfMm(MARGIN_MM.left), pointsOfMm(MARGIN_MM.right)];
    return { x: left, width: this.document.page.width - left - right };
  }

  private get bottom(): number {
    return this.document.page.height - pointsOfMm(MARGIN_MM.bottom);
  }

  get hasRoom(): (height: number) => boolean {
    return (height) => this.y + height <= this.bottom + 0.01;
  }

  /** Room on an empty page. */
  get roomOfPage(): number {
    return this.bottom - pointsOfMm(MARGIN_MM.top);
  }

  /** Begins a part whose pages are numbered from 1. */
  startPart(isLandscape: boolean): void {
    this.isLandscape = isLandscape;
    this.pageNumber = 0;
    this.addPage();
  }

  addPage(): void {
    const { width, height } = PAGE_MM;
    const [across, down] = this.isLandscape ? [height, width] : [width, height];
    // No margins of pdfkit's own: it would add pages by itself.
    this.document.addPage({ size: [pointsOfMm(across), pointsOfMm(down)], margin: 0 });
    this.pageNumber += 1;
    this.y = pointsOfMm(MARGIN_MM.top);
    if (this.pageNumber > 1) this.addAside(String(this.pageNumber), pointsOfMm(MARGIN_MM.top) / 2 - SIZE.pageNumber / 2, SIZE.pageNumber);
    this.addAside(this.footer, this.bottom + pointsOfMm(MARGIN_MM.bottom) / 2 - SIZE.footer / 2, SIZE.footer);
  }

  /** Begins a page unless the height fits on this one. */
  makeRoom(height: number): void {
    if (!this.hasRoom(height)) this.addPage();
  }

  /** A page number or footer, which is no part of the text. */
  private addAside(text: string, y: number, size: number): void {
    const style = { font: 'regular', size, align: 'center', indent: 0, pitch: size } as const;
    this.asArtifact(() => this.drawLines(this.measure(text, style, this.body.width), style, this.body, y), 'Pagination');
  }

  /** Draws what screen readers pass over. */
  asArtifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  /** A new element of the structure, at the end of `parent`. */
  addTag(type: string, parent: Tag = this.root, options: PDFKit.Mixins.StructureElementOptions = {}): Tag {
    const tag = this.document.struct(type, options);
    parent.add(tag);
    return tag;
  }

  /** Draws what is the content of an element. */
  inTag(tag: Tag, type: string, draw: () => void): void {
    const content = this.document.markStructureContent(type);
    draw();
    this.document.endMarkedContent();
    tag.add(content);
  }

  /** Lines of a text in a width. */
  measure(text: string, style: Pick<TextStyle, 'font' | 'size' | 'indent'>, width: number): TextLine[] {
    return breakLines(text.normalize('NFC'), width, style.indent, (word) => this.widthOf(word, style));
  }

  /** Lines of a heading, about equally long. */
  measureHeading(text: string, style: Pick<TextStyle, 'font' | 'size'>, width: number): TextLine[] {
    return balanceLines(text.normalize('NFC'), width, (word) => this.widthOf(word, style));
  }

  widthOf(word: string, { font, size }: Pick<TextStyle, 'font' | 'size'>): number {
    const key = `${font} ${size} ${word}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    const width = this.document.font(font).fontSize(size).widthOfString(word);
    this.widths.set(key, width);
    return width;
  }

  /** Draws lines from `y` on. */
  drawLines(lines: readonly TextLine[], style: TextStyle, box: Box, y: number): void {
    this.select(style);
    const space = this.widthOf(' ', style);
    lines.forEach((line, index) => {
      const { x, wordSpacing } = placeLine(line, box.width, space, style.align);
      this.select(style);
      this.document.text(line.words.join(' '), box.x + x, y + index * style.pitch, { lineBreak: false, wordSpacing });
    });
  }

  private select({ font, size }: { readonly font: FontStyle; readonly size: number }): void {
    this.document.font(font).fontSize(size).fillColor('black');
  }

  /** A thin line that is no part of the text. */
  drawRule(x: number, y: number, width: number, thickness = 0.75): void {
    this.asArtifact(() =>
      this.document
        .lineWidth(thickness)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke('black'),
    );
  }

  /** A paragraph that may go on over pages; at least two lines stay together at each end of one. */
  addParagraph(text: string, style: TextStyle, { tag = 'P', gap = 0, parent }: { tag?: string; gap?: number; parent?: Tag } = {}): void {
    const element = this.addTag(tag, parent ?? this.root);
    let lines = this.measure(text, style, this.body.width);
    while (lines.length > 0) {
      const count = this.linesThatFit(lines.length, style.pitch);
      const part = lines.slice(0, count);
      this.inTag(element, tag, () => this.drawLines(part, style, this.body, this.y));
      this.y += part.length * style.pitch;
      lines = lines.slice(count);
      if (lines.length > 0) this.addPage();
    }
    element.end();
    this.y += gap;
  }

  /** How many of the lines go on this page; a new one is begun when none should. */
  private linesThatFit(count: number, pitch: number): number {
    const room = Math.floor((this.bottom - this.y + 0.01) / pitch);
    if (room >= count) return count;
    const kept = Math.min(room, count - 2);
    if (kept >= 2) return kept;
    this.addPage();
    return Math.min(count, Math.max(1, Math.floor((this.bottom - this.y) / pitch)));
  }

  /** The finished file. */
  finish(): Promise<Buffer> {
    const { document } = this;
    return new Promise((resolve, reject) => {
      const parts: Buffer[] = [];
      document.on('data', (part: Buffer) => parts.push(part));
      document.on('end', () => resolve(Buffer.concat(parts)));
      document.on('error', reject);
      this.root.end();
      document.end();
    });
  }
}
