import { getDocumentProxy } from 'unpdf';
import { MARGIN_MM, NATION, pointsOfMm } from '../layout.ts';
import { observeAsides, observeLines } from './observe-lines.ts';
import type { ObservedPage, ObservedReport } from './observed.ts';
import { readPage, type PageContent } from './read-pdf-page.ts';

/** Reads one of our own PDF files back, by pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ObservedReport> {
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const { info } = (await pdf.getMetadata()) as { info: { Language?: string | null; Title?: string } };
  const pages: PageContent[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(await pdf.getPage(number), number));
  const parts = numberParts(pages);
  const texts = observeLines(pages, parts);
  return {
    format: 'pdf',
    texts,
    asides: pages.flatMap((page, index) => observeAsides(page, parts[index] ?? 0)),
    pages: pages.map((page, index) => observePage(page, parts, index)),
    language: info.Language ?? null,
    title: info.Title ?? '',
    isTagged: (await pdf.getMarkInfo())?.Marked === true && pages.every(({ hasStructure }) => hasStructure),
    areFacesEmbedded: pages.every(({ faces }) => faces.every(({ isEmbedded }) => isEmbedded)),
    colours: [...new Set(pages.flatMap((page) => page.colours))].filter((colour) => colour !== '#000000'),
    running: texts
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, ''),
  };
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

const POINTS_PER_MM = 72 / 25.4;

/** Margins are told by what stands farthest out; a page that is not full leaves more. */
function observePage({ width, height, lines, asides }: PageContent, parts: readonly number[], index: number): ObservedPage {
  const texts = lines.filter(({ tag }) => tag !== 'Figure');
  const left = Math.min(...texts.map((line) => line.left));
  const right = Math.max(...texts.map((line) => line.right));
  const top = Math.min(...texts.map(({ y, size }) => y - size));
  const bottom = Math.max(...texts.map(({ y, size }) => y + size * 0.22));
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
    lineCount: lines.length,
  };
}
