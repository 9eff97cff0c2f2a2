import type { PaperLedgerReply, PaperReply, PaperTargetReply, PaperUnitReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { toCsv } from '../../text/csv.ts';
import type { Format } from '../../text/format.ts';

/** A printed percentage, with the decimals the server chose so that it does not cross the target. */
export function formatShown(format: Format, shown: PaperLedgerReply['shown']): string | null {
  if (shown === null) return null;
  const { percent, digits } = shown;
  return `${percent.toLocaleString(format.language === 'vi' ? 'vi-VN' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits })}%`;
}

/** The page's finding: how many units met the target, or what the province saved when there is none. */
export function describePaper(t: TFunction, format: Format, { units, target, province }: PaperReply): string {
  const measured = units.filter(({ registers }) => registers.shown !== null);
  if (measured.length === 0) return t('paper.noneMeasured');
  if (target === null) return t('paper.noTarget', { rate: formatShown(format, province.registers.shown) ?? '—' });
  const met = measured.filter(({ verdict }) => verdict === 'met').length;
  const counts = { met: format.count(met), measured: format.count(measured.length) };
  // Units may have targets of their own; then no one percentage may stand in the title.
  if (measured.some((unit) => hasOwnTarget(unit, target))) return t('paper.metOwn', counts);
  return t('paper.metCount', { ...counts, target: describeThreshold(t, format, target) });
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

const HEADER = [
  ...['agency_code', 'agency', 'period', 'from', 'to', 'state', 'locked', 'paper', 'both', 'electronic'],
  ...['paper_documents', 'documents', 'baseline_paper_documents', 'absolute_percent', 'normalised_percent', 'headline_percent', 'result'],
  ...['why_not', 'printed_sheets', 'ream_sheets'],
];

/** The table as a file: same rows; unknown cells are empty. */
export function toPaperCsv({ units, period }: PaperReply): string {
  return toCsv(
    HEADER,
    units.map(({ code, name, state, isLocked, counts, registers, printLogs, reams, verdict }) => [
      ...[code, name, period.id, period.from, period.to, state, String(isLocked)],
      ...[counts?.paper ?? null, counts?.both ?? null, counts?.electronic ?? null],
      ...[registers.amount, registers.documents, registers.baselineAmount],
      ...[toTenth(registers.reduction.absolute), toTenth(registers.reduction.normalised), registers.shown?.percent ?? null],
      ...[verdict, registers.reason, printLogs.amount, reams.amount],
    ]),
  );
}

function toTenth(ratio: number | null): number | null {
  return ratio === null ? null : Math.round(ratio * 1000) / 10;
}
