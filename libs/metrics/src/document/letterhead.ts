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
