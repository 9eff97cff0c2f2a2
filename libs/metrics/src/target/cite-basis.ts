import { toVietnameseDate } from '../calendar/iso-date.ts';
import type { LegalBasis } from '../contract/target.ts';

/**
 * The instrument as one line, in Vietnamese in every language, for it is a name.
 * Example: "Quyết định số 15/QĐ-SNV ngày 20/01/2009 của Sở Nội vụ, Điều 3".
 */
export function citeBasis(basis: LegalBasis): string {
  if (basis.kind === 'text') return basis.text;
  const { type, number, issuedOn, issuer, clause } = basis;
  return `${type} số ${number} ngày ${toVietnameseDate(issuedOn)} của ${issuer}${clause === null ? '' : `, ${clause}`}`;
}
