import { hasTitle } from '@nhip-thu/metrics';
import { MARGIN_MM, MOTTO, NATION, PAGE_MM, pointsOfMm, RECIPIENTS_HEAD } from '../layout.ts';
import {
  APPENDIX_NAME,
  authorityOf,
  checkRule,
  checkType,
  closingOf,
  DATE_LINE,
  find,
  front,
  headingsOf,
  headLeft,
  issuerOf,
  join,
  NUMBER_LINE,
  partsOf,
  proseOf,
  quote,
  REFERENCE,
  runningOf,
  signersOf,
  withoutSpace,
  type Parts,
  type Sized,
} from './layout-boxes.ts';
import type { ObservedPage, ObservedReport, ObservedText } from './observed.ts';

/** A row of the layout table (Decree 30/2020, Appendix I), and what is wrong with a report by it; null: nothing. */
export interface LayoutRule {
  readonly row: string;
  readonly rule: string;
  readonly find: (report: ObservedReport) => string | null;
}

/** Millimetres that rounding may move a place by. */
const SLACK = 0.6;
const BODY_SIZE: Sized = [13, 14];

function isIn(value: number, least: number, most: number): boolean {
  return value >= least - SLACK && value <= most + SLACK;
}

function listOf<T>(item: T | undefined): T[] {
  return item === undefined ? [] : [item];
}

/** Between "BÁO CÁO" and "Kính gửi:". */
function linesOfSubject(texts: readonly ObservedText[]): ObservedText[] {
  const from = texts.findIndex(({ text }) => text === 'BÁO CÁO');
  const to = texts.findIndex(({ text }) => text.startsWith('Kính gửi:'));
  return from < 0 ? [] : texts.slice(from + 1, to);
}

function checkProse(text: ObservedText): string | null {
  const { align, indent, gap, pitch } = text;
  return join([
    checkType(text, 'lời văn', { size: BODY_SIZE, isBold: false, isItalic: false }),
    align === null || align === 'both' ? null : `${quote(text)}: không căn đều hai bên`,
    // 1 to 1.27 cm.
    indent === null || (indent >= 28 && indent <= 36.5) ? null : `${quote(text)}: lùi dòng ${indent} pt`,
    gap === null || gap >= 5.9 ? null : `${quote(text)}: cách đoạn ${gap} pt`,
    pitch === null || (pitch >= 0.99 && pitch <= 1.51) ? null : `${quote(text)}: dãn dòng ${pitch.toFixed(2)}`,
  ]);
}

/** A rule about the front of a report; there is nothing to break where there is none. */
function frontRule(row: string, words: string, check: (texts: readonly ObservedText[], report: Parts) => string | null): LayoutRule {
  return {
    row,
    rule: words,
    find: (report) => {
      const parts = partsOf(report);
      return parts.hasMain ? check(front(parts), parts) : null;
    },
  };
}

function wholeRule(row: string, words: string, check: (report: ObservedReport) => string | null): LayoutRule {
  return { row, rule: words, find: check };
}

function checkMargins({ top, bottom, left, right }: ObservedPage): string | null {
  return isIn(top, 20, 25) && isIn(bottom, 20, 25) && isIn(left, 30, 35) && isIn(right, 15, 20)
    ? null
    : `lề trên ${top.toFixed(1)}, dưới ${bottom.toFixed(1)}, trái ${left.toFixed(1)}, phải ${right.toFixed(1)} mm`;
}

function checkPage({ width, height, part }: ObservedPage): string | null {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (Math.abs(short - 210) > SLACK || Math.abs(long - 297) > SLACK) return `khổ ${width.toFixed(0)} × ${height.toFixed(0)} mm`;
  return part === 0 && width > height ? 'trang đầu nằm ngang' : null;
}

function checkNumbers(report: ObservedReport): string | null {
  const wrong = report.pages.flatMap(({ number, isFirst, hasFirstNumber }) => [
    isFirst && hasFirstNumber ? 'trang đầu có số trang' : null,
    (report.format === 'docx' || !isFirst) && number === null ? 'thiếu số trang' : null,
    number !== null && (number.size < 13 || number.size > 14) ? `số trang cỡ ${number.size}` : null,
    number !== null && !number.isCentred ? 'số trang không ở giữa lề trên' : null,
  ]);
  return join(wrong);
}

/** Each row of the layout table of Decree 30/2020 as the product follows it. */
export const LAYOUT_RULES: readonly LayoutRule[] = [
  wholeRule('Trang', 'khổ A4, đứng (phụ lục bảng rộng: ngang)', ({ pages }) => join(pages.map(checkPage))),
  wholeRule('Trang', 'lề trên, dưới 20–25, trái 30–35, phải 15–20 mm', ({ pages }) => join(pages.map(checkMargins))),
  wholeRule('Trang', 'số trang Ả Rập 13–14, giữa lề trên, không in ở trang đầu, phụ lục đánh số riêng', checkNumbers),
  wholeRule('Trang', 'không trang nào chỉ có một dòng', ({ pages }) =>
    join(pages.map(({ lineCount }, index) => (lineCount === 1 ? `trang ${index + 1} chỉ có một dòng` : null))),
  ),
  wholeRule(
    'Phông',
    'Times New Roman (PDF: Tinos nhúng), Unicode dựng sẵn, màu đen',
    ({ texts, asides, colours, format, areFacesEmbedded, running }) =>
      join([
        ...[...texts, ...asides].map(({ face }) =>
          (format === 'docx' ? face === 'Times New Roman' : /Tinos/.test(face)) ? null : `phông ${face}`,
        ),
        areFacesEmbedded === false ? 'phông chưa nhúng' : null,
        running === running.normalize('NFC') ? null : 'chữ tổ hợp (NFD)',
        colours.length === 0 ? null : `màu ${colours.join(', ')}`,
      ]),
  ),
  wholeRule('Truy cập', 'ngôn ngữ vi-VN, có tiêu đề; PDF có cấu trúc', ({ language, title, isTagged }) =>
    join([
      language === 'vi-VN' ? null : `ngôn ngữ ${language}`,
      title === '' ? 'không có tiêu đề' : null,
      isTagged === false ? 'PDF không có cấu trúc' : null,
    ]),
  ),
  frontRule('1', 'Quốc hiệu: phải, in hoa, 12–13, đậm', (texts) =>
    join([
      checkType(find(texts, NATION), 'Quốc hiệu', { size: [12, 13], isBold: true, isItalic: false, isCapital: true }),
      find(texts, NATION)?.side === 'right' ? null : 'Quốc hiệu không ở bên phải',
    ]),
  ),
  frontRule('1', 'Tiêu ngữ: 13–14, đậm; đường kẻ dài bằng chữ', (texts) =>
    join([
      checkType(find(texts, MOTTO), 'Tiêu ngữ', { size: [13, 14], isBold: true, isItalic: false }),
      checkRule(listOf(find(texts, MOTTO)), 1, 1),
    ]),
  ),
  frontRule('2', 'cơ quan chủ quản: in hoa, 12–13, không đậm (UBND xã không có)', (texts) => {
    const [first] = headLeft(texts);
    return first === undefined || first.isBold
      ? null
      : checkType(first, 'cơ quan chủ quản', { size: [12, 13], isBold: false, isItalic: false, isCapital: true });
  }),
  frontRule('2', 'cơ quan ban hành: in hoa, 12–13, đậm; đường kẻ ⅓–½ chữ', (texts) =>
    join([
      checkType(issuerOf(texts)[0], 'cơ quan ban hành', { size: [12, 13], isBold: true, isItalic: false, isCapital: true }),
      checkRule(issuerOf(texts), 1 / 3, 1 / 2),
    ]),
  ),
  frontRule('3', 'Số: để trống cho văn thư, /BC-…, 13, không khoảng cách trong ký hiệu', (texts) =>
    checkType(find(texts, NUMBER_LINE), 'dòng Số', { size: [13, 13], isBold: false, isItalic: false }),
  ),
  frontRule('4', 'địa danh, ngày tháng: nghiêng, 13–14; số 0 trước ngày dưới 10 và tháng 1, 2; ngang dòng Số, dưới Quốc hiệu', (texts) => {
    const [date, number] = [find(texts, DATE_LINE), find(texts, NUMBER_LINE)];
    return join([
      checkType(date, 'địa danh và ngày tháng', { size: [13, 14], isBold: false, isItalic: true }),
      date === undefined || date.side === 'right' ? null : 'ngày tháng không ở dưới Quốc hiệu',
      date?.level === number?.level ? null : 'ngày tháng không ngang dòng Số',
    ]);
  }),
  frontRule('5a', 'BÁO CÁO: in hoa, 13–14, đậm', (texts) =>
    checkType(find(texts, 'BÁO CÁO'), 'tên loại', { size: BODY_SIZE, isBold: true, isItalic: false, isCapital: true }),
  ),
  frontRule('5a', 'trích yếu: 13–14, đậm; đường kẻ ⅓–½ chữ', (texts) =>
    join([
      ...linesOfSubject(texts).map((text) => checkType(text, 'trích yếu', { size: BODY_SIZE, isBold: true, isItalic: false })),
      linesOfSubject(texts).length === 0 ? 'không có trích yếu' : null,
      checkRule(linesOfSubject(texts), 1 / 3, 1 / 2),
    ]),
  ),
  frontRule('5b', 'trích yếu công văn (V/v …): báo cáo không có', (texts) =>
    join(texts.filter(({ text, side }) => side !== 'full' && /^V\/v /i.test(text)).map((text) => `${quote(text)} là của công văn`)),
  ),
  frontRule('6', 'căn cứ: nghiêng, 13–14; mỗi căn cứ một dòng, kết thúc “;”, cuối “.”', (texts) => checkBases(texts)),
  frontRule('6', 'lời văn: 13–14, không nghiêng; căn đều, lùi dòng đầu 1–1,27 cm, cách đoạn từ 6 pt, dòng 1–1,5', (texts) =>
    join(proseOf(texts).map(checkProse)),
  ),
  frontRule('6', 'mục “I. …”: in hoa, đậm, 13–14; mục “1. …”: đậm, 13–14', (texts) => {
    const heads = headingsOf(texts, /^[IVX]+\. /);
    return join([
      heads.length === 0 ? 'không có mục I' : null,
      ...heads.map((text) => checkType(text, 'mục', { size: BODY_SIZE, isBold: true, isItalic: false, isCapital: true })),
      ...headingsOf(texts, /^\d+\. /).map((text) => checkType(text, 'mục', { size: BODY_SIZE, isBold: true, isItalic: false })),
    ]);
  }),
  frontRule('6', 'kết thúc “./.”', (texts) => (closingOf(texts) === undefined ? 'không có “./.”' : null)),
  frontRule('7a', 'quyền hạn, chức vụ: in hoa, đậm, 13–14, bên phải, ngang “Nơi nhận”', (texts) => {
    const [authority, head] = [authorityOf(texts), find(texts, RECIPIENTS_HEAD)];
    return join([
      checkType(authority, 'chức vụ người ký', { size: BODY_SIZE, isBold: true, isItalic: false, isCapital: true }),
      authority?.level === head?.level && authority?.page === head?.page ? null : 'chức vụ không ngang “Nơi nhận”',
    ]);
  }),
  frontRule('7b', 'họ tên người ký, nếu có: đứng, đậm, 13–14, bên phải, dưới chức vụ; không học hàm, học vị', (texts) =>
    join(
      signersOf(texts).flatMap((text) => [
        checkType(text, 'họ tên người ký', { size: BODY_SIZE, isBold: true, isItalic: false }),
        hasTitle(text.text) ? `${quote(text)} có học hàm, học vị` : null,
      ]),
    ),
  ),
  frontRule('7', 'chữ ký không đứng riêng một trang', (texts) =>
    authorityOf(texts)?.page === closingOf(texts)?.page ? null : 'đoạn cuối và chữ ký ở hai trang',
  ),
  frontRule('9a', 'Kính gửi: 13–14', (texts) =>
    checkType(find(texts, /^Kính gửi:/), 'Kính gửi', { size: BODY_SIZE, isBold: false, isItalic: false }),
  ),
  frontRule('9b', 'Nơi nhận: 12, đậm, nghiêng, bên trái', (texts) => {
    const head = find(texts, RECIPIENTS_HEAD);
    return join([
      checkType(head, 'Nơi nhận', { size: [12, 12], isBold: true, isItalic: true }),
      head?.side === 'left' ? null : '“Nơi nhận” không ở bên trái',
    ]);
  }),
  frontRule('9b', 'danh sách 11: “- Như trên;” khi có Kính gửi; mỗi dòng “;”, cuối “- Lưu: VT….”', (texts) => checkRecipients(texts)),
  frontRule('12', 'ký hiệu người soạn thảo và số lượng bản, nếu có: sau “Lưu”, in hoa, đứng, 11, như PL.(300)', (texts) =>
    checkDrafter(texts),
  ),
  frontRule('13', 'địa chỉ cơ quan, nếu có: cuối trang đầu, đứng, 11–12, dưới đường kẻ hết chiều ngang', (texts, report) =>
    checkAddress(texts, report),
  ),
  frontRule('7c, 8, 10b, 11, 14', 'chữ ký, dấu, mức khẩn, lưu hành, ký số: để trống cho người ký và văn thư', (texts) =>
    join(
      texts.map((text) =>
        /^(KHẨN|THƯỢNG KHẨN|HỎA TỐC|HOẢ TỐC|LƯU HÀNH NỘI BỘ)$/.test(text.text) ? `${quote(text)} không phải của báo cáo` : null,
      ),
    ),
  ),
  frontRule('Phụ lục', 'được nhắc đến trong lời văn', (texts, report) =>
    join(
      report.texts
        .filter(({ text, part }) => part > 0 && APPENDIX_NAME.test(text))
        .map(({ text }) => (runningOf(front(report)).includes(withoutSpace(`${text} kèm theo`)) ? null : `${text} không được nhắc đến`)),
    ),
  ),
  wholeRule(
    'Phụ lục',
    'tên 14 đậm, đánh số La Mã khi từ hai; tiêu đề in hoa 13–14 đậm; (Kèm theo …) nghiêng 13–14, để trống số và ngày',
    checkAppendices,
  ),
];

function checkBases(texts: readonly ObservedText[]): string | null {
  const first = texts.findIndex(({ text }) => text.startsWith('Căn cứ '));
  if (first < 0) return 'không có căn cứ';
  const last = texts.findIndex(({ isItalic, isBold }, index) => index > first && !isItalic && !isBold);
  const bases = texts.slice(first, last);
  return join([
    ...bases.map((text) => checkType(text, 'căn cứ', { size: BODY_SIZE, isItalic: true, isBold: false })),
    ...bases.map(({ text }, index) =>
      text.endsWith(index === bases.length - 1 ? '.' : ';') ? null : `căn cứ kết thúc sai: “…${text.slice(-20)}”`,
    ),
  ]);
}

function checkRecipients(texts: readonly ObservedText[]): string | null {
  const head = texts.findIndex(({ text }) => text === RECIPIENTS_HEAD);
  const lines = texts.slice(head + 1).filter(({ side, text }) => side === 'left' && text.startsWith('- '));
  return join([
    ...lines.map((text) => checkType(text, 'nơi nhận', { size: [11, 11], isBold: false, isItalic: false })),
    lines[0]?.text === '- Như trên;' ? null : 'dòng đầu không phải “- Như trên;”',
    LAST_RECIPIENT.test(lines.at(-1)?.text ?? '') ? null : 'dòng cuối không phải “- Lưu: VT….”',
    ...lines.slice(0, -1).map((text) => (text.text.endsWith(';') ? null : `${quote(text)} không kết thúc bằng “;”`)),
  ]);
}

/** Its end may be the drafter's mark. */
const LAST_RECIPIENT = /^- Lưu: VT.*(\.|\.\(\d+\))$/;
const DRAFTER = /(\p{L}+)\.?\s?\(\d+\)\.?$/u;

/** Box 12: whatever ends in a number of copies below "Nơi nhận:". */
function checkDrafter(texts: readonly ObservedText[]): string | null {
  const head = texts.findIndex(({ text }) => text === RECIPIENTS_HEAD);
  const marks = texts.slice(head + 1).filter(({ side, text }) => side === 'left' && DRAFTER.test(text));
  return join(
    marks.flatMap((text) => [
      checkType(text, 'ký hiệu người soạn thảo', { size: [11, 11], isBold: false, isItalic: false }),
      /\p{Lu}+\.\(\d+\)$/u.test(text.text) ? null : `${quote(text)}: phải như PL.(300)`,
      text === texts.findLast(({ side }) => side === 'left') ? null : `${quote(text)} không ở cuối “Nơi nhận”`,
    ]),
  );
}

function isAddress({ text }: ObservedText): boolean {
  return /^(Địa chỉ|Trụ sở)( cơ quan)?:/.test(text);
}

/** Box 13, wherever an address begins. */
function checkAddress(texts: readonly ObservedText[], { asides }: Parts): string | null {
  const inFoot = asides.filter(({ part, page }) => part === 0 && (page ?? 1) === 1);
  return join([
    ...texts.filter(isAddress).map((text) => `${quote(text)} không ở cuối trang đầu`),
    ...inFoot
      .filter(isAddress)
      .flatMap((text) => [
        checkType(text, 'địa chỉ', { size: [11, 12], isBold: false, isItalic: false }),
        (text.ruleAbove ?? 0) >= pointsOfMm(PAGE_MM.width - MARGIN_MM.left - MARGIN_MM.right) - 2
          ? null
          : `${quote(text)}: không ở dưới đường kẻ hết chiều ngang`,
      ]),
  ]);
}

function checkAppendices(report: ObservedReport): string | null {
  const { hasMain } = partsOf(report);
  const parts = [...new Set(report.texts.map(({ part }) => part))].filter((part) => part > 0 || !hasMain);
  return join(
    parts.flatMap((part) => {
      const texts = report.texts.filter((text) => text.part === part);
      const [name] = texts;
      const end = texts.findIndex(({ text, isItalic }) => isItalic && text.startsWith('(Kèm theo'));
      const titles = texts.slice(1, end);
      const reference = texts
        .slice(end)
        .filter(({ isItalic }, index, all) => isItalic && all.slice(0, index).every((text) => text.isItalic));
      const words = reference.map(({ text }) => text).join(' ');
      return [
        name !== undefined && APPENDIX_NAME.test(name.text) ? null : 'không có tên phụ lục',
        checkType(name, 'tên phụ lục', { size: [14, 14], isBold: true, isItalic: false }),
        parts.length > 1 && !/ [IVX]+$/.test(name?.text ?? '') ? 'phụ lục không đánh số La Mã' : null,
        ...titles.map((text) => checkType(text, 'tiêu đề phụ lục', { size: BODY_SIZE, isBold: true, isItalic: false, isCapital: true })),
        ...reference.map((text) => checkType(text, 'dòng kèm theo', { size: BODY_SIZE, isItalic: true })),
        REFERENCE.test(words.slice(0, words.indexOf(')') + 1)) ? null : `dòng kèm theo: “${words.slice(0, 60)}”`,
      ];
    }),
  );
}
