import type { PaperReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { useEnterPaper } from '../../api/paper.ts';
import { CountForm } from './count-form.tsx';
import classes from './paper.module.css';

/** Enters the registers of one unit for the month shown. */
export function RegisterEntry({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const enter = useEnterPaper();
  return (
    <>
      <p className={classes['hint']}>{t('paper.entryHint')}</p>
      <CountForm
        units={reply.units}
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
  const enter = useEnterPaper();
  return (
    <>
      <p className={classes['hint']}>{t('paper.reamHint')}</p>
      <CountForm
        units={reply.units}
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
