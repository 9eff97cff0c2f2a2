import type { ReportAppendix, ReportBlock, ReportDraft } from '../contract/document.ts';
import { authorityOf, numberOfReport, type Issuer } from './letterhead.ts';
import type { ReportSource } from './report-source.ts';
import { dayOfMoment, toRoman } from './vi-text.ts';

/** An appendix without its name. */
export interface AppendixPart {
  readonly title: string;
  readonly isLandscape: boolean;
  readonly blocks: readonly ReportBlock[];
}

/** "Phụ lục I", "Phụ lục II"; "Phụ lục" when there is only one. The number and the date of the report are left to the registry. */
export function nameAppendices(
  parts: readonly AppendixPart[],
  { content, issuer }: Pick<ReportSource, 'content' | 'issuer'>,
  draft: ReportDraft,
): ReportAppendix[] {
  const year = dateOf(content.head.frozenAt, draft).slice(0, 4);
  return parts.map(({ title, isLandscape, blocks }, index) => ({
    name: parts.length === 1 ? 'Phụ lục' : `Phụ lục ${toRoman(index + 1)}`,
    ...{ title, isLandscape, blocks },
    reference: referenceOf(issuer, year),
  }));
}

/** "(Kèm theo Báo cáo số      /BC-SNV ngày      tháng      năm 2026 của Sở Nội vụ)" */
export function referenceOf(issuer: Issuer, year: string): string {
  const blank = '\u00a0'.repeat(6);
  return `(Kèm theo Báo cáo số${numberOfReport(issuer)} ngày${blank}tháng${blank}năm ${year} của ${authorityOf(issuer.name)})`;
}

/** The day at its head: as set, else that of the freeze. */
export function dateOf(frozenAt: string, { on }: ReportDraft): string {
  return on ?? dayOfMoment(frozenAt);
}
