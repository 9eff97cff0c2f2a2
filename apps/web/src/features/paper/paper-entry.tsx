import type { PaperReply, PaperUnitReply } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnterPaper } from '../../api/paper.ts';
import { namePeriod } from '../../text/period-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { CountForm } from './count-form.tsx';
import classes from './paper.module.css';

/** Enters the registers of one unit for the month shown. */
export function RegisterEntry({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleId = useId();
  const enter = useEnterPaper();
  const month = namePeriod(t, reply.period);
  const describeRecorded = ({ counts }: PaperUnitReply): string =>
    counts === null
      ? t('paper.notRecorded', { month })
      : t('paper.recordedRegisters', {
          ...{ month, paper: format.count(counts.paper), both: format.count(counts.both), electronic: format.count(counts.electronic) },
        });
  return (
    <>
      <h3 id={titleId}>{t('paper.entryTitle.registers', { month })}</h3>
      <p className={classes['hint']}>{t('paper.entryHint')}</p>
      <CountForm
        labelledBy={titleId}
        units={reply.units}
        describeRecorded={describeRecorded}
        fields={[
          { name: 'paper', label: t('paper.paperColumn') },
          { name: 'both', label: t('paper.bothColumn') },
          { name: 'electronic', label: t('paper.electronicColumn') },
          { name: 'postings', label: t('paper.postings'), isOptional: true },
        ]}
        enter={enter}
        onSubmit={({ agency, reason, counts: { paper, both, electronic, postings } }) =>
          enter.mutate({
            ...{ ledger: 'registers', agency, month: reply.period.id, reason, postings },
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
  const describeRecorded = ({ reams: { amount } }: PaperUnitReply): string =>
    amount === null ? t('paper.notRecorded', { month }) : t('paper.recordedReams', { month, sheets: format.count(amount) });
  return (
    <>
      <h3 id={titleId}>{t('paper.entryTitle.reams', { month })}</h3>
      <p className={classes['hint']}>{t('paper.reamHint')}</p>
      <CountForm
        labelledBy={titleId}
        units={reply.units}
        describeRecorded={describeRecorded}
        fields={[
          { name: 'opening', label: t('paper.opening') },
          { name: 'bought', label: t('paper.bought') },
          { name: 'closing', label: t('paper.closing') },
        ]}
        enter={enter}
        onSubmit={({ agency, reason, counts: { opening, bought, closing } }) =>
          enter.mutate({
            ...{ ledger: 'reams', agency, month: reply.period.id, reason },
            stock: { opening: opening ?? 0, bought: bought ?? 0, closing: closing ?? 0 },
          })
        }
      />
    </>
  );
}
