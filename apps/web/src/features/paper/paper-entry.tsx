import { countUsedReams, SHEETS_PER_REAM } from '@nhip-thu/metrics';
import type { PaperReply, PaperVersion } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnterPaper } from '../../api/paper.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountForm } from './count-form.tsx';
import { sumRegisters } from './own-registers.ts';
import classes from './paper.module.css';

/** Enters the registers of one unit for the month shown. */
export function RegisterEntry({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const enter = useEnterPaper();
  const month = namePeriod(t, reply.period);
  const describeRecorded = (version: PaperVersion): string => {
    const { paper, both, electronic } = sumRegisters(version);
    return t('paper.recordedRegisters', {
      ...{ month, paper: format.count(paper), both: format.count(both), electronic: format.count(electronic) },
    });
  };
  return (
    <>
      <h3 id={titleId}>{t('paper.entryTitle.registers', { month })}</h3>
      <p className={classes['hint']}>{t('paper.entryHint')}</p>
      <CountForm
        labelledBy={titleId}
        reply={reply}
        ledger="registers"
        describeRecorded={describeRecorded}
        fields={[
          { name: 'paper', label: t('paper.paperColumn') },
          { name: 'both', label: t('paper.bothColumn') },
          { name: 'electronic', label: t('paper.electronicColumn') },
          { name: 'postings', label: t('paper.postings'), isOptional: true },
        ]}
        enter={enter}
        onSubmit={({ counts: { paper, both, electronic, postings }, ...place }) =>
          enter.mutate({
            ...{ ...place, ledger: 'registers', month: reply.period.id, postings },
            counts: { paper: paper ?? 0, both: both ?? 0, electronic: electronic ?? 0 },
          })
        }
      />
    </>
  );
}

/** Enters the reams of one unit for the month shown: what was there, what was bought, what is left. */
export function ReamEntry({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const enter = useEnterPaper();
  const month = namePeriod(t, reply.period);
  const describeRecorded = ({ stock }: PaperVersion): string =>
    stock === null ? '' : t('paper.recordedReams', { month, sheets: format.count(countUsedReams(stock) * SHEETS_PER_REAM) });
  return (
    <>
      <h3 id={titleId}>{t('paper.entryTitle.reams', { month })}</h3>
      <p className={classes['hint']}>{t('paper.reamHint')}</p>
      <CountForm
        labelledBy={titleId}
        reply={reply}
        ledger="reams"
        describeRecorded={describeRecorded}
        fields={[
          { name: 'opening', label: t('paper.opening') },
          { name: 'bought', label: t('paper.bought') },
          { name: 'closing', label: t('paper.closing') },
        ]}
        enter={enter}
        onSubmit={({ counts: { opening, bought, closing }, ...place }) =>
          enter.mutate({
            ...{ ...place, ledger: 'reams', month: reply.period.id },
            stock: { opening: opening ?? 0, bought: bought ?? 0, closing: closing ?? 0 },
          })
        }
      />
    </>
  );
}
