import { getResolvedPDFJS, type getDocumentProxy } from 'unpdf';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** A line as it stands on its page: points from the top left corner. */
export interface Line {
  text: string;
  readonly left: number;
  right: number;
  /** Baseline. */
  readonly y: number;
  readonly size: number;
  readonly face: string;
  readonly page: number;
  /** Of the structure: what the line is the content of. */
  readonly tag: string;
  /** Lines that were written as one piece of content have the same number within their page. */
  readonly piece: number;
}

/** A level stroke; points from the top left corner. */
export interface Rule {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** What a page of a PDF holds. */
export interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** What is read aloud, in its order; tables and figures have their tags. */
  readonly lines: readonly Line[];
  /** Page number, footer and heads of tables that are repeated. */
  readonly asides: readonly Line[];
  readonly rules: readonly Rule[];
  readonly faces: readonly { readonly name: string; readonly isEmbedded: boolean }[];
  /** Colours that text is filled with, as "#rrggbb". */
  readonly colours: readonly string[];
  readonly hasStructure: boolean;
}

/** Reads one page by pdf.js. */
export async function readPage(page: PdfPage, number: number): Promise<PageContent> {
  const [, , width = 0, height = 0] = page.view;
  const { OPS } = await getResolvedPDFJS();
  const operators = await page.getOperatorList();
  const faces = facesOf(page, operators, OPS.setFont);
  const lines = await collectLines(page, number, height, faces);
  return {
    ...{ number, width, height, faces: [...faces.values()] },
    ...{ lines: lines.filter((line) => !isAside(line)), asides: lines.filter(isAside) },
    rules: rulesOf(operators, OPS.constructPath),
    colours: coloursOf(operators, OPS),
    hasStructure: (await page.getStructTree()) !== null,
  };
}

type Operators = Awaited<ReturnType<PdfPage['getOperatorList']>>;
type OperatorCodes = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];

function facesOf(page: PdfPage, { fnArray, argsArray }: Operators, setFont: number): Map<string, { name: string; isEmbedded: boolean }> {
  const faces = new Map<string, { name: string; isEmbedded: boolean }>();
  fnArray.forEach((operator: number, index: number) => {
    const id: unknown = operator === setFont ? argsArray[index]?.[0] : null;
    if (typeof id !== 'string' || faces.has(id)) return;
    const font = page.commonObjs.get(id) as { name?: string; missingFile?: boolean };
    faces.set(id, { name: font.name ?? '', isEmbedded: font.missingFile !== true });
  });
  return faces;
}

/** In which colours text is shown; pdf.js gives every plain colour as red, green and blue, and a pattern by its name. */
function coloursOf({ fnArray, argsArray }: Operators, codes: OperatorCodes): string[] {
  const found = new Set<string>();
  const saved: string[] = [];
  let colour = '#000000';
  fnArray.forEach((operator: number, index: number) => {
    if (operator === codes.save) saved.push(colour);
    else if (operator === codes.restore) colour = saved.pop() ?? colour;
    else if (operator === codes.setFillRGBColor) colour = String(argsArray[index]?.[0]);
    else if (operator === codes.setFillColorN) colour = 'pattern';
    else if (operator === codes.showText) found.add(colour);
  });
  return [...found];
}

/** Level strokes that are no part of a grid. */
function rulesOf({ fnArray, argsArray }: Operators, constructPath: number): Rule[] {
  return fnArray.flatMap((operator: number, index: number) => {
    if (operator !== constructPath) return [];
    // pdf.js gives the box of each path: left, top, right, bottom.
    const box = (argsArray[index] as readonly unknown[])[2] as ArrayLike<number> | undefined;
    const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(box ?? []);
    return Math.abs(bottom - top) < 0.01 && right - left > 10 ? [{ left, right, y: top }] : [];
  });
}

async function collectLines(page: PdfPage, number: number, height: number, faces: ReadonlyMap<string, { name: string }>): Promise<Line[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const collector = new LineCollector();
  for (const item of items) {
    if (!('type' in item)) collector.addText(lineOf(item, height, number, faces));
    // The types of pdf.js leave out the tag.
    else if (item.type !== 'endMarkedContent') collector.open((item as { readonly tag?: string }).tag ?? '');
    else collector.close();
  }
  return collector.lines;
}

/** Puts pieces of text together to lines; marked content begins and ends one. */
class LineCollector {
  readonly lines: Line[] = [];
  private readonly tags: string[] = [];
  private piece = 0;
  private isNew = true;

  open(tag: string): void {
    this.tags.push(tag);
    this.startPiece();
  }

  close(): void {
    this.tags.pop();
    this.startPiece();
  }

  addText(line: Omit<Line, 'tag' | 'piece'>): void {
    // pdf.js puts a space of its own before what stands beside.
    if (line.text === '' || (this.isNew && line.text.trim() === '')) return;
    const last = this.lines.at(-1);
    if (!this.isNew && last !== undefined && Math.abs(last.y - line.y) < 0.5) {
      last.text += line.text;
      last.right = line.right;
    } else this.lines.push({ ...line, tag: this.tags.at(-1) ?? '', piece: this.piece });
    this.isNew = false;
  }

  private startPiece(): void {
    this.piece += 1;
    this.isNew = true;
  }
}

function isAside({ tag }: Line): boolean {
  return tag === 'Artifact';
}

/** A piece of text as the beginning of a line. */
function lineOf(
  { str, width, transform, fontName }: { str: string; width: number; transform: number[]; fontName: string },
  height: number,
  page: number,
  faces: ReadonlyMap<string, { name: string }>,
): Omit<Line, 'tag' | 'piece'> {
  const [, , , size = 0, left = 0, fromBottom = 0] = transform;
  const face = faces.get(fontName)?.name ?? '';
  return { text: str, left, right: left + width, y: height - fromBottom, size: Math.round(Math.abs(size) * 10) / 10, face, page };
}
