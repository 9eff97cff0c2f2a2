import type { ReportLetterhead, ReportSignature } from '../contract/document.ts';
import type { IsoDate } from '../contract/period.ts';
import { spellDay } from './vi-text.ts';

/** Who issues a report. */
export interface Issuer {
  readonly code: string;
  readonly name: string;
  /** Name of the province: "Sơn La". */
  readonly province: string;
}

/** Blank for the registry, which assigns the number; spaces that no line is broken at. */
const BLANK = '\u00a0'.repeat(6);
const COMMUNE = /^(Xã|Phường|Đặc khu) (.+)$/;
/** Decree 30/2020, Appendix I: a place named after a person, a number or an event is written with its kind. */
const NAMED_AFTER_A_PERSON = new Set(['Tô Hiệu']);

function communeOf(name: string): { readonly kind: string; readonly own: string } | null {
  const match = COMMUNE.exec(name);
  return match === null ? null : { kind: match[1] ?? '', own: match[2] ?? '' };
}

/** "Ủy ban nhân dân tỉnh Sơn La" */
export function provinceAuthority(province: string): string {
  return `Ủy ban nhân dân tỉnh ${province}`;
}

/** The authority behind an agency: of a commune its people's committee. "Ủy ban nhân dân xã Vân Hồ", "Sở Nội vụ" */
export function authorityOf(name: string): string {
  const commune = communeOf(name);
  return commune === null ? name : `Ủy ban nhân dân ${commune.kind.toLowerCase()} ${commune.own}`;
}

/** "SNV"; of a people's committee "UBND". */
function signOf({ code, name }: Issuer): string {
  return communeOf(name) === null ? code.toUpperCase() : 'UBND';
}

/** "BC-SNV" as it stands behind the number. */
export function numberOfReport(issuer: Issuer): string {
  return `${BLANK}/BC-${signOf(issuer)}`;
}

/** Where it is dated: "Sơn La", "Vân Hồ", "Phường Tô Hiệu". */
function placeOf({ name, province }: Issuer): string {
  const commune = communeOf(name);
  if (commune === null) return province;
  return NAMED_AFTER_A_PERSON.has(commune.own) || /\d/.test(commune.own) ? `${commune.kind} ${commune.own}` : commune.own;
}

/** Boxes 2 to 4. A people's committee has no superior authority above it. */
export function makeLetterhead(issuer: Issuer, on: IsoDate): ReportLetterhead {
  return {
    parent: communeOf(issuer.name) === null ? `UBND TỈNH ${issuer.province.toUpperCase()}` : null,
    issuer: authorityOf(issuer.name).toUpperCase(),
    number: `Số:${numberOfReport(issuer)}`,
    placeAndDate: `${placeOf(issuer)}, ${spellDay(on)}`,
  };
}

/** Who signs where nobody else is named. */
export function signatureOf({ name }: Issuer): ReportSignature {
  if (communeOf(name) !== null) return { authority: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: null };
  if (/^(Sở|Trung tâm) /.test(name)) return { authority: ['GIÁM ĐỐC'], name: null };
  if (name.startsWith('Văn phòng ')) return { authority: ['CHÁNH VĂN PHÒNG'], name: null };
  if (name.startsWith('Thanh tra ')) return { authority: ['CHÁNH THANH TRA'], name: null };
  return { authority: ['TRƯỞNG BAN'], name: null };
}

/** Marks at the ends of a line that the layout sets by itself. */
const LINE_MARKS = /^[\s\-–—•+*]+|[\s;,.]+$/gu;
/** Box 12: the drafter's mark and the number of copies, behind which nothing stands. */
const DRAFTER = /\(\d+\)$/;
const ARCHIVED = /^Lưu\s*:?\s*/iu;

/**
 * Lines of "Nơi nhận:" as Decree 30/2020 sets them, whatever marks they were typed with: a dash before each, ";" behind it, "Như trên" first, "Lưu: VT"
 * last, with "." or the drafter's mark at its end.
 * @example ['Bộ Nội vụ', 'Lưu: VT, CCHC.PL.(30)'] is ['- Như trên;', '- Bộ Nội vụ;', '- Lưu: VT, CCHC.PL.(30)']
 */
export function layRecipients(typed: readonly string[]): string[] {
  const lines = typed.map((line) => line.replaceAll(LINE_MARKS, '')).filter((line) => line !== '' && !/^Như trên$/iu.test(line));
  const archived = lines.filter((line) => ARCHIVED.test(line)).map((line) => line.replace(ARCHIVED, ''));
  const offices = [
    ...new Set([
      'VT',
      ...archived
        .join(', ')
        .split(/\s*,\s*/)
        .filter((office) => office !== ''),
    ]),
  ].join(', ');
  const others = lines.filter((line) => !ARCHIVED.test(line));
  return [...['Như trên', ...others].map((line) => `- ${line};`), `- Lưu: ${offices}${DRAFTER.test(offices) ? '' : '.'}`];
}

/** Academic titles and honours, which Decree 30/2020 keeps from the name of who signs for an administrative authority. */
const TITLES =
  /^(GS|PGS|TSKH|TS|ThS|BS|BSCK\S*|DS|KS|CN|LS|NGND|NGƯT|TTND|TTƯT|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư|Cử nhân|Luật sư)[.\s]/iu;

/** Whether a name is written with an academic title or an honour before it. */
export function hasTitle(name: string): boolean {
  return TITLES.test(name.trim());
}

/** A signature as the decree sets it: the authority in capitals, the name in small letters with a capital at each word. */
export function laySignature({ authority, name }: ReportSignature): ReportSignature {
  return {
    authority: authority.map((line) => line.trim().toLocaleUpperCase('vi')),
    name: name === null ? null : layName(name.trim().replaceAll(/\s+/g, ' ')),
  };
}

/** Only a name that is all capitals or all small says nothing about its capitals. */
function layName(name: string): string {
  if (name !== name.toLocaleUpperCase('vi') && name !== name.toLocaleLowerCase('vi')) return name;
  return name.toLocaleLowerCase('vi').replaceAll(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toLocaleUpperCase('vi'));
}
