import type { PaperLedgerReply, PaperReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { namePeriod } from '../text/period-text.ts';
import { formatShown } from '../text/reduction-text.ts';
import { nameRule } from '../text/rule-text.ts';
import { useFormat } from '../text/use-format.ts';

interface PaperTraceProps {
  /** Whose ledger it is. */
  readonly who: string;
  readonly unit: 'documents' | 'sheets';
  readonly ledger: PaperLedgerReply;
  readonly reply: Pick<PaperReply, 'period' | 'definition' | 'importIds' | 'asOf'>;
}

/** A reduction of paper down to its counts: this month and the baseline, both ways to compare them, and the hand-overs they came from. */
export function PaperTrace({ who, unit, ledger, reply }: PaperTraceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = (value: number | null): string => (value === null ? '—' : format.count(value));
  const { absolute, normalised } = ledger.reduction;
  const counts = t(`paper.trace.${unit}`, {
    ...{ who, period: namePeriod(t, reply.period), amount: count(ledger.amount), documents: count(ledger.documents) },
    ...{ baselineAmount: count(ledger.baselineAmount), baselineDocuments: count(ledger.baselineDocuments) },
  });
  const rate = formatShown(format, ledger.shown);
  const outcome =
    rate === null || absolute === null || normalised === null
      ? t(`paper.reason.${ledger.reason ?? 'not-submitted'}`)
      : t('paper.trace.lesser', { absolute: format.ratio(absolute), normalised: format.ratio(normalised), rate });
  return (
    <>
      <p data-trace>
        <strong>{t('trace.title')}</strong> {counts} {outcome}
      </p>
      <p>
        {t('footer.definition', { definition: nameRule(t, reply.definition) })} ·{' '}
        {t('paper.trace.imports', { shown: format.count(reply.importIds.length) })}
        {reply.asOf !== null && ` · ${t('footer.asOf', { time: format.moment(reply.asOf) })}`}
      </p>
    </>
  );
}
