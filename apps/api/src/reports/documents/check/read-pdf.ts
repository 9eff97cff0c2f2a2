import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { MARGIN_MM, NATION, pointsOfMm, RECIPIENTS_HEAD } from '../layout.ts';
import type { ObservedPage, ObservedReport, ObservedText } from './observed.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** A line as it stands on its page: points from the top left corner. */
interface Line {
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
}

/** Baselines of one level in two columns differ by no more than sizes 11 to 14 do. */
const LEVEL_SLACK = 3;
/** A rule stands at most so far below its text. */
const RULE_REACH = 9;
/** Where the second column begins, as a share of the text's width. */
const COLUMN_SHARE = 0.42;

/** Reads one of our own PDF files back, by pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ObservedReport> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const { info } = (await pdf.getMetadata()) as { info: { Language?: string | null; Title?: string } };
  const pages: PageContent[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(await pdf.getPage(number), number));
  const parts = numberParts(pages);
  const texts = pages.flatMap((page, index) => observeLines(page, parts[index] ?? 0));
  return {
    format: 'pdf',
    texts,
    pages: pages.map((page, index) => observePage(page, parts, index)),
    language: info.Language ?? null,
    title: info.Title ?? '',
    isTagged: (await pdf.getMarkInfo())?.Marked === true && pages.every(({ hasStructure }) => hasStructure),
    areFacesEmbedded: pages.every(({ faces }) => faces.every(({ isEmbedded }) => isEmbedded)),
    colours: [],
    running: texts
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  };
}

interface PageContent {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** What is read aloud, in its order; tables and figures have their tags. */
  readonly lines: readonly Line[];
  /** Page number and footer. */
  readonly asides: readonly Line[];
  readonly rules: readonly { readonly left: number; readonly right: number; readonly y: number }[];
  readonly faces: readonly { readonly name: string; readonly isEmbedded: boolean }[];
  readonly hasStructure: boolean;
}

async function readPage(page: PdfPage, number: number): Promise<PageContent> {
  const [, , width = 0, height = 0] = page.view;
  const { OPS } = await getResolvedPDFJS();
  const operators = await page.getOperatorList();
  const faces = facesOf(page, operators, OPS.setFont);
  const { lines, asides } = await collectLines(page, number, height, faces);
  return {
    ...{ number, width, height, lines, asides, faces: [...faces.values()] },
    rules: rulesOf(operators, OPS.constructPath),
    hasStructure: (await page.getStructTree()) !== null,
  };
}

type Operators = Awaited<ReturnType<PdfPage['getOperatorList']>>;

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

/** Level strokes that are no part of a grid. */
function rulesOf({ fnArray, argsArray }: Operators, constructPath: number): PageContent['rules'] {
  return fnArray.flatMap((operator: number, index: number) => {
    if (operator !== constructPath) return [];
    // pdf.js gives the box of each path: left, top, right, bottom.
    const box = (argsArray[index] as readonly unknown[])[2] as ArrayLike<number> | undefined;
    const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(box ?? []);
    return Math.abs(bottom - top) < 0.01 && right - left > 10 ? [{ left, right, y: top }] : [];
  });
}

async function collectLines(
  page: PdfPage,
  number: number,
  height: number,
  faces: ReadonlyMap<string, { name: string }>,
): Promise<{ lines: Line[]; asides: Line[] }> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const lines: Line[] = [];
  const tags: string[] = [];
  let isNew = true;
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') tags.pop();
      // The types of pdf.js leave out the tag.
      else tags.push((item as { readonly tag?: string }).tag ?? '');
      isNew = true;
      // pdf.js puts a space of its own before what stands beside.
    } else if (item.str !== '' && !(isNew && item.str.trim() === '')) {
      const line = lineOf(item, height, number, tags.at(-1), faces.get(item.fontName)?.name);
      if (!isNew && isLevel(lines.at(-1), line)) extend(lines.at(-1), line);
      else lines.push(line);
      isNew = false;
    }
  }
  return { lines: lines.filter((line) => !isAside(line) && line.tag !== 'Figure'), asides: lines.filter(isAside) };
}

function isLevel(last: Line | undefined, { y }: Line): boolean {
  return last !== undefined && Math.abs(last.y - y) < 0.5;
}

function extend(line: Line | undefined, { text, right }: Line): void {
  if (line === undefined) return;
  line.text += text;
  line.right = right;
}

function isAside({ tag }: Line): boolean {
  return tag === 'Artifact';
}

/** A piece of text as the beginning of a line. */
function lineOf(item: { str: string; width: number; transform: number[] }, height: number, page: number, tag = '', face = ''): Line {
  const [, , , size = 0, left = 0, fromBottom = 0] = item.transform;
  return { text: item.str, left, right: left + item.width, y: height - fromBottom, size: round(Math.abs(size)), face, page, tag };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A part begins with the letterhead or with the name of an appendix. */
function numberParts(pages: readonly PageContent[]): number[] {
  const hasMain = pages[0]?.lines.some(({ text }) => text === NATION) ?? false;
  let part = hasMain ? 0 : -1;
  return pages.map(({ lines: [first], number }) => {
    if (number > 1 || !hasMain) {
      if (first !== undefined && /^Phụ lục( [IVX]+)?$/.test(first.text)) part += 1;
    }
    return part;
  });
}

function observeLines({ lines, rules, number, width }: PageContent, part: number): ObservedText[] {
  const levels: number[] = [];
  const levelOf = (y: number): number => {
    const found = levels.findIndex((level) => Math.abs(level - y) <= LEVEL_SLACK);
    return found < 0 ? levels.push(y) - 1 : found;
  };
  const [left, right] = [pointsOfMm(MARGIN_MM.left), width - pointsOfMm(MARGIN_MM.right)];
  const middle = left + (right - left) * COLUMN_SHARE;
  const kindAt = part === 0 ? lines.findIndex(({ text }) => text === 'BÁO CÁO') : -1;
  const endAt = part === 0 ? lines.findIndex(({ text }) => text === RECIPIENTS_HEAD) : -1;
  return lines.map((line, index): ObservedText => {
    const isInColumns = index < kindAt || (endAt >= 0 && index >= endAt);
    const side = !isInColumns ? 'full' : (line.left + line.right) / 2 < middle ? 'left' : 'right';
    const rule = rules.find(
      (each) => each.y > line.y && each.y - line.y < RULE_REACH && Math.abs(each.left + each.right - line.left - line.right) < 4,
    );
    return {
      ...{ text: line.text, size: line.size, face: line.face, page: number, part, side, level: levelOf(line.y) },
      isBold: /bold/i.test(line.face),
      isItalic: /italic/i.test(line.face),
      ...{ align: null, indent: null, gap: null },
      pitch: side === 'full' && line.right > right - 1 ? pitchOf(line, lines[index + 1]) : null,
      rule: rule === undefined ? null : rule.right - rule.left,
      isInTable: line.tag === 'TD' || line.tag === 'TH',
    };
  });
}

/** From a full line to the next of its paragraph, as a multiple of single spacing. */
function pitchOf(line: Line, next: Line | undefined): number | null {
  const isOne = next?.tag === 'P' && line.tag === 'P' && next.size === line.size && next.left < line.left + 40;
  return isOne ? (next.y - line.y) / line.size / SINGLE : null;
}

/** Single line spacing of the face, as a multiple of its size. */
const SINGLE = 1.149;

const POINTS_PER_MM = 72 / 25.4;

/** Margins are told by what stands farthest out; a page that is not full leaves more. */
function observePage({ width, height, lines, asides }: PageContent, parts: readonly number[], index: number): ObservedPage {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const top = Math.min(...lines.map(({ y, size }) => y - size));
  const bottom = Math.max(...lines.map(({ y, size }) => y + size * 0.22));
  const isFirst = parts[index] !== parts[index - 1];
  const number = asides.find(({ text, y }) => /^\d+$/.test(text) && y < pointsOfMm(MARGIN_MM.top));
  const isCentred =
    number !== undefined &&
    Math.abs((number.left + number.right) / 2 - (pointsOfMm(MARGIN_MM.left) + (width - pointsOfMm(MARGIN_MM.right))) / 2) < 2;
  const atMost = (points: number, most: number): number => Math.min(points / POINTS_PER_MM, most);
  return {
    part: parts[index] ?? 0,
    ...{ width: width / POINTS_PER_MM, height: height / POINTS_PER_MM },
    top: atMost(top, 25),
    bottom: atMost(height - bottom, 25),
    left: atMost(left, 35),
    right: atMost(width - right, 20),
    number: number === undefined ? null : { text: number.text, size: number.size, isCentred },
    ...{ isFirst, hasFirstNumber: isFirst && number !== undefined },
  };
}
