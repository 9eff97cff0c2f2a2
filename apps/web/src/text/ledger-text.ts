import type { PaperLedgerReply, Period, RegisterCounts } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import type { Format } from './format.ts';
import { namePeriod } from './period-text.ts';
import { formatShown } from './reduction-text.ts';

interface Told {
  /** Whose ledger it is. */
  readonly who: string;
  readonly unit: 'documents' | 'sheets';
  readonly ledger: PaperLedgerReply;
  readonly period: Period;
}

/** A ledger in sentences: its counts and those of the baseline, both reductions and the lesser, or why there is none; of what nobody reported only that. */
export function tellLedger(t: TFunction, format: Format, { who, unit, ledger, period }: Told): string[] {
  const { absolute, normalised } = ledger.reduction;
  const reason = t(`paper.reason.${ledger.reason ?? 'not-submitted'}`);
  const words = { who, period: namePeriod(t, period) };
  if (ledger.amount === null) return [t('paper.trace.silent', { ...words, reason })];
  const count = (value: number | null): string => (value === null ? '—' : format.count(value));
  const counts = t(`paper.trace.${unit}`, {
    ...{ ...words, amount: count(ledger.amount), documents: count(ledger.documents) },
    ...{ baselineAmount: count(ledger.baselineAmount), baselineDocuments: count(ledger.baselineDocuments) },
  });
  const rate = formatShown(format, ledger.shown);
  if (rate === null || absolute === null || normalised === null) return [counts, reason];
  return [counts, t('paper.trace.lesser', { absolute: format.ratio(absolute), normalised: format.ratio(normalised), rate })];
}

/** Registers by form in a sentence, with the share of what is only electronic. */
export function tellForms(t: TFunction, format: Format, who: string, { paper, both, electronic }: RegisterCounts): string {
  const total = paper + both + electronic;
  const counts = { paper: format.count(paper), both: format.count(both), electronic: format.count(electronic), total: format.count(total) };
  return t('paper.trace.forms', { who, ...counts, rate: total === 0 ? '—' : format.ratio(electronic / total) });
}
