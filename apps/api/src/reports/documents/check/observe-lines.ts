import { MARGIN_MM, pointsOfMm, RECIPIENTS_HEAD } from '../layout.ts';
import type { ObservedText } from './observed.ts';
import type { Line, PageContent, Rule } from './read-pdf-page.ts';

/** Baselines of one level in two columns differ by no more than sizes 11 to 14 do. */
const LEVEL_SLACK = 3;
/** A rule stands at most so far below or above its text. */
const RULE_REACH = 9;
/** Where the second column begins, as a share of the text's width. */
const COLUMN_SHARE = 0.42;
/** Single line spacing of the face, as a multiple of its size. */
const SINGLE = 1.149;
/** Points that rounding may move the end of a line by. */
const SLACK = 1;
/** The deepest first line that is still one of a paragraph: 1.27 cm. */
const MAX_INDENT = 36.5;

/** Lines that were written as one: a paragraph, or that of it which stands on one page. */
interface Piece {
  readonly lines: readonly Line[];
  readonly part: number;
  readonly side: ObservedText['side'];
}

/** The texts of a PDF, as the paragraphs of a DOCX: lines that were broken by their width are one text, those of a centred heading one each. */
export function observeLines(pages: readonly PageContent[], parts: readonly number[]): ObservedText[] {
  const pieces = joinOverPages(
    pages.map((page, index) => piecesOf(page, parts[index] ?? 0)),
    pages,
  );
  return pieces.flatMap((piece, index) => {
    const [first] = piece.lines;
    const page = pages.find(({ number }) => number === first?.page);
    return page === undefined || first?.tag === 'Figure' ? [] : observePiece(piece, pieces[index - 1], page);
  });
}

/** What stands beside the text: page numbers and footers. */
export function observeAsides(page: PageContent, part: number): ObservedText[] {
  return page.asides.map((line) => observe({ lines: [line], part, side: 'full' }, undefined, page));
}

function bodyOf(width: number): { readonly left: number; readonly right: number } {
  return { left: pointsOfMm(MARGIN_MM.left), right: width - pointsOfMm(MARGIN_MM.right) };
}

function piecesOf({ lines, width }: PageContent, part: number): Piece[] {
  const { left, right } = bodyOf(width);
  const middle = left + (right - left) * COLUMN_SHARE;
  const kindAt = part === 0 ? lines.findIndex(({ text }) => text === 'BÁO CÁO') : -1;
  const endAt = part === 0 ? lines.findIndex(({ text }) => text === RECIPIENTS_HEAD) : -1;
  const pieces: { lines: Line[]; part: number; side: ObservedText['side'] }[] = [];
  lines.forEach((line, index) => {
    const last = pieces.at(-1);
    if (last?.lines[0]?.piece === line.piece) {
      last.lines.push(line);
      return;
    }
    const isInColumns = index < kindAt || (endAt >= 0 && index >= endAt);
    const side = !isInColumns ? 'full' : (line.left + line.right) / 2 < middle ? 'left' : 'right';
    pieces.push({ lines: [line], part, side });
  });
  return pieces;
}

/** A paragraph that ends with a full line at the foot of a page goes on at the head of the next. */
function joinOverPages(pieces: readonly (readonly Piece[])[], pages: readonly PageContent[]): Piece[] {
  const joined: Piece[] = [];
  pieces.forEach((ofPage, index) => {
    const [first, ...others] = ofPage;
    const last = joined.at(-1);
    const width = pages[index]?.width ?? 0;
    if (first !== undefined && last !== undefined && isOne(last, first, width)) {
      joined[joined.length - 1] = { ...last, lines: [...last.lines, ...first.lines] };
      joined.push(...others);
    } else joined.push(...ofPage);
  });
  return joined;
}

function isOne(before: Piece, after: Piece, width: number): boolean {
  const [end, start] = [before.lines.at(-1), after.lines[0]];
  if (end === undefined || start === undefined || before.part !== after.part) return false;
  const { left, right } = bodyOf(width);
  const isSet = end.tag === 'P' && start.tag === 'P' && end.size === start.size && end.face === start.face;
  return isSet && Math.abs(end.right - right) < SLACK && Math.abs(start.left - left) < SLACK;
}

function observePiece(piece: Piece, before: Piece | undefined, page: PageContent): ObservedText[] {
  const { lines } = piece;
  const isBroken = lines.length > 1 && isCentred(lines);
  return isBroken ? lines.map((line) => observe({ ...piece, lines: [line] }, undefined, page)) : [observe(piece, before, page)];
}

/** Whether all lines have one middle; lines of one width are those of a heading when they are bold. */
function isCentred(lines: readonly Line[]): boolean {
  const middles = lines.map(({ left, right }) => (left + right) / 2);
  const [first] = lines;
  const isRagged = lines.some(({ left }) => Math.abs(left - (first?.left ?? 0)) > SLACK);
  return Math.max(...middles) - Math.min(...middles) < SLACK && (isRagged || isBold(first));
}

function isBold(line: Line | undefined): boolean {
  return line !== undefined && /bold/i.test(line.face);
}

function observe(piece: Piece, before: Piece | undefined, page: PageContent): ObservedText {
  const { lines, part, side } = piece;
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a piece without lines');
  const isInTable = first.tag === 'TD' || first.tag === 'TH';
  const isProse = side === 'full' && !isInTable;
  const { left } = bodyOf(page.width);
  return {
    text: lines.map(({ text }) => text).join(' '),
    ...{ size: first.size, face: first.face, page: last.page, part, side, isInTable, level: levelOf(page, first.y) },
    isBold: isBold(first),
    isItalic: /italic/i.test(first.face),
    align: isProse ? alignOf(lines, bodyOf(page.width)) : null,
    indent: isProse ? Math.round((first.left - left) * 10) / 10 : null,
    gap: isProse ? gapOf(piece, before) : null,
    pitch: pitchOf(lines),
    rule: lengthOf(page.rules.find((rule) => isBelow(rule, last))),
    ruleAbove: lengthOf(page.rules.find((rule) => isAbove(rule, first))),
  };
}

/** The same number for baselines of one level on a page. */
function levelOf({ lines }: PageContent, y: number): number {
  return lines.findIndex((line) => Math.abs(line.y - y) <= LEVEL_SLACK);
}

/** How full its lines are tells how it is set; one line alone does not, unless it begins deeper than a paragraph. */
function alignOf(lines: readonly Line[], { left, right }: { readonly left: number; readonly right: number }): ObservedText['align'] {
  const filled = lines.slice(0, -1);
  const [first] = lines;
  if (filled.length === 0) return first !== undefined && first.left > left + MAX_INDENT ? 'center' : null;
  return filled.every((line) => Math.abs(line.right - right) < SLACK) ? 'both' : 'left';
}

/** From one line to the next, as a multiple of single spacing; null of one line. */
function pitchOf(lines: readonly Line[]): number | null {
  const steps = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    return next === undefined || next.page !== line.page ? [] : [(next.y - line.y) / line.size / SINGLE];
  });
  return steps.length === 0 ? null : Math.max(...steps);
}

/** White space between two paragraphs of a page: from baseline to baseline, less a line; null where nothing, no paragraph or one of another size stands before. */
function gapOf({ lines, part }: Piece, before: Piece | undefined): number | null {
  const [first, last] = [lines[0], before?.lines.at(-1)];
  if (first === undefined || last === undefined || before === undefined) return null;
  const isNext = before.part === part && before.side === 'full' && last.page === first.page && /^(P|H\d)$/.test(last.tag);
  if (!isNext || last.size !== first.size) return null;
  const pitch = pitchOf(lines) ?? pitchOf(before.lines) ?? 1;
  return Math.round((first.y - last.y - pitch * SINGLE * first.size) * 10) / 10;
}

function isUnder(rule: Rule, { left, right }: Line): boolean {
  return Math.abs(rule.left + rule.right - left - right) < 4;
}

function isBelow(rule: Rule, line: Line): boolean {
  return rule.y > line.y && rule.y - line.y < RULE_REACH && isUnder(rule, line);
}

function isAbove(rule: Rule, line: Line): boolean {
  const top = line.y - line.size;
  return rule.y < line.y - line.size / 2 && rule.y > top - RULE_REACH;
}

function lengthOf(rule: Rule | undefined): number | null {
  return rule === undefined ? null : rule.right - rule.left;
}
