import { reportingMonthsOf } from '../calendar/reporting-months.ts';
import type { ReportBlock } from '../contract/document.ts';
import type { FrozenAgency, FrozenDocument } from '../contract/frozen.ts';
import type { Citation, NoReductionReason, PaperLedgerReply, PriceReply, SavingsReply } from '../contract/paper.ts';
import type { PaperTargetReply } from '../contract/target.ts';
import { citeShortly } from './cite-instrument.ts';
import { VERDICT_WORDS } from './report-words.ts';
import { toParagraphs } from './use-section.ts';
import { joinNames, spellDay, viCount, viPercent, viRatio, viTarget, withinSentence } from './vi-text.ts';

const REASONS: Readonly<Record<NoReductionReason, string>> = {
  'not-submitted': 'chưa nộp sổ văn bản đi',
  'no-baseline': 'chưa có kỳ gốc được thống nhất',
  'is-baseline': 'kỳ này chính là kỳ gốc',
  indivisible: 'không tách được số liệu giấy sau khi chia tách cơ quan',
  'nothing-to-compare': 'không có văn bản để so sánh',
};

/** The sentences about the paper of the province; without a table. Of periods that are no reporting ones there is no paper. */
export function paperBlocks({ province, agencies, head }: FrozenDocument): ReportBlock[] {
  if (province?.paper === undefined || province.paper === null) {
    return toParagraphs(['Sổ văn bản đi được nộp theo tháng báo cáo: số liệu văn bản giấy nêu trong báo cáo của từng tháng.']);
  }
  const { registers, submittedCount, expectedCount, savings, verdict } = province.paper;
  const monthCount = reportingMonthsOf(head.period).length;
  const due = head.paperDueOn === null ? '' : ` (hạn nộp ${spellDay(head.paperDueOn)})`;
  return toParagraphs([
    `${viCount(submittedCount)} trên ${viCount(expectedCount)} cơ quan đã nộp ${monthCount === 1 ? 'sổ văn bản đi' : `đủ sổ văn bản đi ${viCount(monthCount)} tháng`} của kỳ${due}.`,
    ...sayRegisters(registers, { target: province.paperTarget, verdict: VERDICT_WORDS[verdict], monthCount }),
    sayMet(agencies, province.paperTarget),
    saySavings(savings, head.prices, monthCount),
    'Sổ văn bản đi, tờ in và giấy mua là ba sổ riêng, không cộng với nhau; văn bản phát hành song song được tính là văn bản giấy.',
  ]);
}

/** Who is held to which target, as the verdict says, in a period of so many months. */
interface Standing {
  readonly target: PaperTargetReply | null;
  readonly verdict: string;
  readonly monthCount: number;
}

/** Registers of the province or of an agency. */
export function sayRegisters(registers: PaperLedgerReply, { target, verdict, monthCount }: Standing): string[] {
  const { amount, documents, baselineAmount, baselineDocuments, reduction, shown, reason } = registers;
  if (amount === null || documents === null) return [`Chưa có số liệu văn bản giấy: ${REASONS[reason ?? 'not-submitted']}.`];
  const now = `Trong kỳ có ${viCount(amount)} văn bản giấy trong ${viCount(documents)} văn bản đi`;
  if (
    baselineAmount === null ||
    baselineDocuments === null ||
    shown === null ||
    reduction.absolute === null ||
    reduction.normalised === null
  ) {
    return [`${now}; chưa tính được mức giảm: ${REASONS[reason ?? 'nothing-to-compare']}.`];
  }
  const aim =
    target === null ? '' : ` Chỉ tiêu là giảm ${viTarget(target)} theo ${citeShortly(target.legalBasis)}: ${verdict.toLowerCase()}.`;
  return [
    `${now}; ${spellMonths(monthCount)} bình quân của kỳ gốc có ${viCount(baselineAmount)} trong ${viCount(baselineDocuments)}. Số văn bản giấy ${sayReduction(reduction.absolute)}; tính theo tỷ trọng trong tổng số văn bản thì ${sayReduction(reduction.normalised)}. Kết quả lấy số nhỏ hơn: ${sayHeadline(shown)}.${aim}`,
  ];
}

function spellMonths(count: number): string {
  return count === 1 ? 'một tháng' : `${viCount(count)} tháng`;
}

function sayReduction(ratio: number): string {
  return ratio < 0 ? `tăng ${viRatio(-ratio)}` : `giảm ${viRatio(ratio)}`;
}

function sayHeadline({ percent, digits }: { readonly percent: number; readonly digits: number }): string {
  return percent < 0 ? `tăng ${viPercent({ percent: -percent, digits })}` : `giảm ${viPercent({ percent, digits })}`;
}

function sayMet(agencies: readonly FrozenAgency[], target: PaperTargetReply | null): string | null {
  const units = agencies.flatMap(({ name, paper }) => (paper === null ? [] : [{ name, verdict: paper.verdict }]));
  if (target === null || units.length === 0) return null;
  const met = units.filter(({ verdict }) => verdict === 'met').map(({ name }) => withinSentence(name));
  return met.length === 0
    ? `Chưa cơ quan nào trong ${viCount(units.length)} cơ quan đạt chỉ tiêu giảm văn bản giấy.`
    : `${viCount(met.length)} trên ${viCount(units.length)} cơ quan đạt chỉ tiêu giảm văn bản giấy: ${joinNames(met)}.`;
}

/** Null while it is not known. */
export function saySavings({ total }: SavingsReply, prices: readonly PriceReply[], monthCount: number): string | null {
  if (total === null || prices.length === 0) return null;
  const sources = [...new Set(prices.map(({ citation }) => citePrice(citation)))];
  const amount = total < 0 ? `chi thêm ${viCount(-total)} đồng` : `tiết kiệm ${viCount(total)} đồng`;
  return `So với ${spellMonths(monthCount)} bình quân của kỳ gốc, ước ${amount} tiền giấy và cước gửi, theo đơn giá tại ${joinNames(sources)}.`;
}

const CITED: Readonly<Record<Citation['kind'], string>> = { decision: 'Quyết định số ', invoice: 'hóa đơn số ', reference: '' };

/** "Quyết định số 88/QĐ-STC ngày 10 tháng 12 năm 2025 của Sở Tài chính" */
function citePrice({ kind, number, issuer, issuedOn }: Citation): string {
  return `${CITED[kind]}${number} ${spellDay(issuedOn)} của ${issuer}`;
}
