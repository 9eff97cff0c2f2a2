import type { PaperLedgerReply, PaperReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { tellLedger } from '../text/ledger-text.ts';
import { nameRule } from '../text/rule-text.ts';
import { useFormat } from '../text/use-format.ts';

interface PaperTraceProps {
  /** Whose ledger it is. */
  readonly who: string;
  readonly unit: 'documents' | 'sheets';
  readonly ledger: PaperLedgerReply;
  readonly reply: PaperSource & Pick<PaperReply, 'period'>;
}

/** A reduction of paper down to its counts: this month and the baseline, both ways to compare them, and the hand-overs they came from. */
export function PaperTrace({ who, unit, ledger, reply }: PaperTraceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return <PaperLines lines={tellLedger(t, format, { who, unit, ledger, period: reply.period })} source={reply} />;
}

/** What figures of paper came from. */
export type PaperSource = Pick<PaperReply, 'definition' | 'importIds' | 'asOf'>;

/** Figures of paper followed down to their parts: sentences about the figures on the screen, then rule, hand-overs and how far they reach. */
export function PaperLines({ lines, source }: { readonly lines: readonly string[]; readonly source: PaperSource }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p data-trace>
        <strong>{t('trace.title')}</strong> {lines.join(' ')}
      </p>
      <p>
        {t('footer.definition', { definition: nameRule(t, source.definition) })} ·{' '}
        {t('paper.trace.imports', { shown: format.count(source.importIds.length) })}
        {source.asOf !== null && ` · ${t('footer.asOf', { time: format.moment(source.asOf) })}`}
      </p>
    </>
  );
}
