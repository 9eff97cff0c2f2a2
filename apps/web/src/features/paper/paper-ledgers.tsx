import type { PaperLedgerReply, PaperReply } from '@nhip-thu/metrics';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Bullet } from '../../charts/bullet.tsx';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { describeThreshold, formatShown } from './paper-words.ts';
import classes from './paper.module.css';

/** "Gần đạt" reaches 5 points below the target; the verdicts come from the server. */
const NEAR_MARGIN = 0.05;

/** The three ledgers of the province side by side, never added; the target is one of the registers. */
export function PaperLedgers({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const { province, target } = reply;
  return (
    <div className={classes['ledgers']}>
      <Ledger name={t('paper.registers')} unit="documents" ledger={province.registers} target={target}>
        <StatusMark verdict={province.verdict} />
        <Savings reply={reply} />
      </Ledger>
      <Ledger name={t('paper.printLogs')} unit="sheets" ledger={province.printLogs} target={null} />
      <Ledger name={t('paper.reams')} unit="sheets" ledger={province.reams} target={null} />
    </div>
  );
}

interface LedgerProps {
  readonly name: string;
  readonly unit: 'documents' | 'sheets';
  readonly ledger: PaperLedgerReply;
  readonly target: PaperReply['target'];
  readonly children?: React.ReactNode;
}

function Ledger({ name, unit, ledger, target, children }: LedgerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const { reduction, amount, baselineAmount } = ledger;
  const rate = formatShown(format, ledger.shown);
  const count = (value: number | null): string => (value === null ? '—' : format.count(value));
  return (
    <Card labelledBy={id}>
      <div className={classes['ledger']}>
        <h2 id={id}>{name}</h2>
        <p className={classes['value']}>{rate ?? '—'}</p>
        {target !== null && <p>{t('paper.target', { rate: describeThreshold(t, format, target) })}</p>}
        {target !== null && reduction.headline !== null && rate !== null && (
          <Bullet
            value={reduction.headline}
            threshold={target.threshold}
            nearFrom={target.threshold - NEAR_MARGIN}
            tone={reduction.headline >= target.threshold ? 'met' : 'not-met'}
            sentence={t('paper.bullet', { name, rate, target: format.threshold(target.threshold) })}
          />
        )}
        <p>
          {ledger.reason === null
            ? t(`paper.${unit}`, { before: count(baselineAmount), after: count(amount) })
            : t(`paper.reason.${ledger.reason}`)}
        </p>
        {reduction.absolute !== null && reduction.normalised !== null && (
          <p>
            {t('paper.parts', { absolute: format.ratio(reduction.absolute), normalised: format.ratio(reduction.normalised) })} ·{' '}
            {t('paper.compared')}
          </p>
        )}
        {children}
      </div>
    </Card>
  );
}

function Savings({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total } = reply.province.savings;
  return <p>{total === null ? t('paper.savedPart') : t('paper.saved', { amount: format.count(total) })}</p>;
}
