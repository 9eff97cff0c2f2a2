import type { PaperReply, PaperTargetReply, PaperUnitReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Tone } from '../../charts/bullet.tsx';
import { toCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { orderUnits } from './order-units.ts';
import { toTenth } from '../../text/to-tenth.ts';

/** The page's finding; of how many units it is while not all have reported, and whether it may still change. */
export function describePaper(t: TFunction, format: Format, reply: PaperReply): string {
  const { submittedCount, expectedCount } = reply.province;
  const counts = { submitted: format.count(submittedCount), total: format.count(expectedCount) };
  const finding = describeFinding(t, format, reply);
  const whole = isPartial(reply) && submittedCount > 0 ? t('paper.partial', { finding, ...counts }) : finding;
  return reply.isProvisional ? t('paper.provisional', { finding: whole }) : whole;
}

/** Whether units that have to report have not. */
export function isPartial({ province: { submittedCount, expectedCount } }: PaperReply): boolean {
  return submittedCount < expectedCount;
}

/** How many units met the target, of all that have to report while some have not; or what the province saved when there is none. */
function describeFinding(t: TFunction, format: Format, reply: PaperReply): string {
  const { units, target, province } = reply;
  const measured = units.filter(({ registers }) => registers.shown !== null);
  if (measured.length === 0) return t(isBaselineItself(province) ? 'paper.isBaseline' : 'paper.noneMeasured');
  if (target === null) {
    const rate = formatShown(format, province.registers.shown) ?? '—';
    return isPartial(reply) ? t('paper.noTargetPartial', { rate }) : t('paper.noTarget', { rate });
  }
  const met = measured.filter(({ verdict }) => verdict === 'met').length;
  const counts = { met: format.count(met), measured: format.count(isPartial(reply) ? province.expectedCount : measured.length) };
  // Units may have targets of their own; then no one percentage may stand in the title.
  if (measured.some((unit) => hasOwnTarget(unit, target))) return t('paper.metOwn', counts);
  return t('paper.metCount', { ...counts, target: describeThreshold(t, format, target) });
}

/** Whether the period is the very one that it would be compared with. */
export function isBaselineItself({ registers }: Pick<PaperUnitReply, 'registers'>): boolean {
  return registers.reason === 'is-baseline';
}

/** Whether a unit is compared with something else than the province. */
export function hasOwnTarget(unit: PaperUnitReply, province: PaperReply['target']): boolean {
  return unit.target?.threshold !== province?.threshold || unit.target?.comparator !== province?.comparator;
}

/** "50%", or "trên 50%" where the level itself is not enough. */
export function describeThreshold(t: TFunction, format: Format, { comparator, threshold }: PaperTargetReply): string {
  const rate = format.threshold(threshold);
  return comparator === '>' ? t('paper.above', { rate }) : rate;
}

/** The target of the province, with what it rests on and since when. */
export function describePaperTarget(t: TFunction, format: Format, target: PaperTargetReply): string {
  return t('paper.targetLine', {
    ...{ target: describeThreshold(t, format, target), basis: target.legalBasis, day: format.day(target.validFrom) },
  });
}

/** Colour of a bar: that of its verdict; what is withheld has none. */
export function toneOf(verdict: PaperUnitReply['verdict'] | undefined): Tone {
  if (verdict === 'met') return 'met';
  return verdict === 'near' || verdict === 'not-met' ? 'not-met' : 'plain';
}

const HEADER = [
  ...['agency_code', 'agency', 'period', 'from', 'to', 'state', 'locked', 'paper', 'both', 'electronic'],
  ...['paper_documents', 'documents', 'baseline_paper_documents', 'absolute_percent', 'normalised_percent', 'headline_percent', 'result'],
  ...['provisional', 'why_not', 'printed_sheets', 'printed_normalised_percent', 'ream_sheets', 'ream_normalised_percent', 'saved_dong'],
  ...['reported_agencies', 'agencies', 'definition', 'import_ids', 'as_of'],
];

/** The table as a file: same rows, each with how many agencies of how many have reported; unknown cells are empty. */
export function toPaperCsv({ units, province, period, isProvisional, definition, importIds, asOf }: PaperReply): string {
  return toCsv(
    HEADER,
    orderUnits(units).map(({ code, name, state, isLocked, counts, registers, printLogs, reams, verdict, savings }) => [
      ...[code, name, period.id, period.from, period.to, state, String(isLocked)],
      ...[counts?.paper ?? null, counts?.both ?? null, counts?.electronic ?? null],
      ...[registers.amount, registers.documents, registers.baselineAmount],
      ...[toTenth(registers.reduction.absolute), toTenth(registers.reduction.normalised), registers.shown?.percent ?? null],
      ...[verdict, String(isProvisional), registers.reason, printLogs.amount, toTenth(printLogs.reduction.normalised)],
      ...[reams.amount, toTenth(reams.reduction.normalised), savings.total, province.submittedCount, province.expectedCount],
      ...[definition, importIds.join(' '), asOf],
    ]),
  );
}
