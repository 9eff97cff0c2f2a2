import { ADDRESSEES_HEAD, NATION, RECIPIENTS_HEAD } from '../layout.ts';
import { measureText } from '../measure-text.ts';
import type { ObservedReport, ObservedText } from './observed.ts';

export const NUMBER_LINE = /^Số:\s+\/BC-[A-ZĐ]+$/;
export const DATE_LINE = /^(.+), ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm \d{4}$/;
export const APPENDIX_NAME = /^Phụ lục( [IVX]+)?$/;
export const REFERENCE = /^\(Kèm theo Báo cáo số\s*\/BC-[A-ZĐ]+ ngày\s+tháng\s+năm \d{4} của .+\)$/;
const AUTHORITY = /^((KT|TL|TM|Q|TUQ)\. )?[\p{Lu} ]+$/u;

export type Sized = readonly [number, number];

/** All faults of a list as one text. */
export function join(faults: readonly (string | null)[]): string | null {
  const found = faults.filter((fault) => fault !== null);
  return found.length === 0 ? null : [...new Set(found)].slice(0, 3).join('; ');
}

export function quote({ text }: Pick<ObservedText, 'text'>): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}

interface Type {
  readonly size: Sized;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly isCapital?: boolean;
}

/** Whether a text is set in the type that its box asks for. */
export function checkType(
  text: ObservedText | undefined,
  what: string,
  { size: [least, most], isBold, isItalic, isCapital }: Type,
): string | null {
  if (text === undefined) return `không có ${what}`;
  return join([
    text.size >= least && text.size <= most ? null : `${quote(text)}: cỡ ${text.size}, cần ${least}–${most}`,
    isBold === undefined || text.isBold === isBold ? null : `${quote(text)}: ${isBold ? 'phải đậm' : 'không được đậm'}`,
    isItalic === undefined || text.isItalic === isItalic ? null : `${quote(text)}: ${isItalic ? 'phải nghiêng' : 'không được nghiêng'}`,
    isCapital !== true || text.text === text.text.toUpperCase() ? null : `${quote(text)}: phải in hoa`,
  ]);
}

/** Whether the rule below one line or several is as long as a share of the longest. */
export function checkRule(lines: readonly ObservedText[], from: number, to: number): string | null {
  const text = lines.at(-1);
  if (text === undefined) return null;
  if (text.rule === null) return `không có đường kẻ dưới ${quote(text)}`;
  const share = text.rule / Math.max(...lines.map((line) => measureText(line.text, line.isBold ? 'bold' : 'regular', line.size)));
  return share >= from - 0.02 && share <= to + 0.02 ? null : `đường kẻ dưới ${quote(text)} dài ${share.toFixed(2)} lần chữ`;
}

/** The text of the report itself, without its appendices. */
export function front({ texts, hasMain }: Parts): readonly ObservedText[] {
  return hasMain ? texts.filter(({ part }) => part === 0) : [];
}

export interface Parts extends ObservedReport {
  readonly hasMain: boolean;
}

/** What the rules look at; a paper that is only an appendix has no front. */
export function partsOf(report: ObservedReport): Parts {
  return { ...report, hasMain: report.texts.some(({ text }) => text === NATION) };
}

/** The text that is, or matches. */
export function find(texts: readonly ObservedText[], sought: string | RegExp): ObservedText | undefined {
  return texts.find(({ text }) => (typeof sought === 'string' ? text === sought : sought.test(text)));
}

/** Lines above "Kính gửi:" on the left, but the number: the superior authority, if any, and the issuer. */
export function headLeft(texts: readonly ObservedText[]): ObservedText[] {
  return texts
    .filter(({ side, text }) => side === 'left' && !NUMBER_LINE.test(text) && text !== RECIPIENTS_HEAD && !text.startsWith('- '))
    .slice(0, 3);
}

/** Its lines. */
export function issuerOf(texts: readonly ObservedText[]): ObservedText[] {
  return headLeft(texts).filter(({ isBold }) => isBold);
}

/** From the first heading to the last paragraph. */
function bodyOf(texts: readonly ObservedText[]): ObservedText[] {
  const start = texts.findIndex(({ text }) => text.startsWith('I. '));
  return texts.slice(start < 0 ? texts.length : start).filter(({ side, isInTable }) => side === 'full' && !isInTable);
}

/**
 * Running text of the report, from the introduction on, known by its place so that text set otherwise is found: no heading, no caption (both bold, and not
 * justified), no note below a table.
 */
export function proseOf(texts: readonly ObservedText[]): ObservedText[] {
  const noted = new Set(texts.filter((_text, index) => texts[index - 1]?.isInTable === true));
  const start = texts.findLastIndex(({ text }) => text.startsWith('Căn cứ ') || text.startsWith(ADDRESSEES_HEAD)) + 1;
  return texts
    .slice(start)
    .filter((text) => text.side === 'full' && !text.isInTable && !noted.has(text) && !(text.isBold && text.align !== 'both'));
}

export function closingOf(texts: readonly ObservedText[]): ObservedText | undefined {
  return texts.findLast(({ text }) => text.endsWith('./.'));
}

export function authorityOf(texts: readonly ObservedText[]): ObservedText | undefined {
  const at = texts.findIndex(({ text }) => text === RECIPIENTS_HEAD);
  return at < 0
    ? undefined
    : texts.find(
        ({ side, isBold, text }, index) => index > at - 6 && side === 'right' && isBold && AUTHORITY.test(text) && text !== NATION,
      );
}

/** Below the authority on the right: who signs, where that is known. */
export function signersOf(texts: readonly ObservedText[]): ObservedText[] {
  const authority = authorityOf(texts);
  const at = authority === undefined ? texts.length : texts.indexOf(authority);
  return texts.slice(at + 1).filter(({ side, text }) => side === 'right' && !AUTHORITY.test(text) && /\p{L}/u.test(text));
}

export function headingsOf(texts: readonly ObservedText[], pattern: RegExp): ObservedText[] {
  return bodyOf(texts).filter(({ text, isBold }) => isBold && pattern.test(text));
}

export function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '');
}

/** Texts as one, without white space. */
export function runningOf(texts: readonly ObservedText[]): string {
  return withoutSpace(texts.map(({ text }) => text).join(''));
}
