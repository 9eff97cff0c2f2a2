import type { PaperLedgerReply, PaperReply } from '@nhip-thu/metrics';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { Bullet } from '../../charts/bullet.tsx';
import type { Format } from '../../text/format.ts';
import { formatShown } from '../../text/reduction-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import { MethodDialog } from '../../ui/method-dialog.tsx';
import { PaperTrace } from '../../ui/paper-trace.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { BaselineNote } from './baseline-note.tsx';
import { PaperMethod } from './paper-method.tsx';
import { describeThreshold, isBaselineItself, isPartial, toneOf } from './paper-words.ts';
import classes from './paper.module.css';

/** "Gần đạt" reaches 5 points below the target; the verdicts come from the server. */
const NEAR_MARGIN = 0.05;

/** The three ledgers of the province side by side, never added; the target is one of the registers. */
export function PaperLedgers({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { province, target, comparedSheetCounts } = reply;
  const traced = { reply, who: t('trend.province') };
  const comparedOf = (count: number): string =>
    t('paper.comparedOf', { shown: format.count(count), total: format.count(province.expectedCount) });
  const handedIn = (count: number): string =>
    t('paper.handedIn', { shown: format.count(count), total: format.count(province.expectedCount) });
  return (
    <>
      <div className={classes['ledgers']}>
        <Ledger
          name={t('paper.registers')}
          unit="documents"
          ledger={province.registers}
          target={target}
          traced={traced}
          handedIn={handedIn(province.submittedCount)}
          verdict={province.verdict}
          compared={comparedOf(reply.comparedCount)}
        >
          {!isBaselineItself(province) && <StatusMark verdict={province.verdict} hint={describeHint(t, format, reply)} />}
        </Ledger>
        <Ledger
          {...{ name: t('paper.printLogs'), unit: 'sheets', ledger: province.printLogs, target: null, traced }}
          handedIn={handedIn(province.printLogCount)}
          compared={comparedOf(comparedSheetCounts.printLogs)}
        />
        <Ledger
          {...{ name: t('paper.reams'), unit: 'sheets', ledger: province.reams, target: null, traced }}
          handedIn={handedIn(province.reamCount)}
          compared={comparedOf(comparedSheetCounts.reams)}
        />
      </div>
      {!isBaselineItself(province) && <Savings reply={reply} />}
    </>
  );
}

interface LedgerProps {
  readonly name: string;
  readonly unit: 'documents' | 'sheets';
  readonly ledger: PaperLedgerReply;
  readonly target: PaperReply['target'];
  /** Of many units, how many have handed the ledger in. */
  readonly handedIn?: string;
  /** Of the figure, where it has one: what is withheld has no colour either. */
  readonly verdict?: PaperReply['province']['verdict'];
  /** Of how many units the figure is; empty: of one. */
  readonly compared: string;
  /** Whose ledger it is, and of which answer. */
  readonly traced: Pick<ComponentProps<typeof PaperTrace>, 'who' | 'reply'>;
  /** Of the agency whose ledger it is; null: of all of them. */
  readonly code?: string | null | undefined;
  readonly children?: React.ReactNode;
}

/** One ledger of the province, or of one unit. */
export function Ledger({ name, unit, ledger, target, handedIn, verdict, compared, traced, code, children }: LedgerProps) {
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
            tone={toneOf(verdict)}
            sentence={t('paper.bullet', { name, rate, target: format.threshold(target.threshold) })}
          />
        )}
        <p>
          {ledger.reason === null
            ? t(`paper.${unit}`, { before: count(baselineAmount), after: count(amount) })
            : t(`paper.reason.${ledger.reason}`)}
          {handedIn !== undefined && ` · ${handedIn}`}
        </p>
        {reduction.absolute !== null && reduction.normalised !== null && (
          <p>
            {t('paper.parts', { absolute: format.ratio(reduction.absolute), normalised: format.ratio(reduction.normalised) })}
            {compared !== '' && ` · ${compared}`}
          </p>
        )}
        {children}
        <MethodDialog label={name}>
          <LedgerMethod {...{ unit, ledger, traced, code }} />
        </MethodDialog>
      </div>
    </Card>
  );
}

/** How a ledger is counted, down to its counts; of outgoing documents also by whose decision they are compared with which months. */
function LedgerMethod({ unit, ledger, traced, code = null }: Pick<LedgerProps, 'unit' | 'ledger' | 'traced' | 'code'>) {
  return (
    <>
      <PaperMethod unit={unit} />
      <PaperTrace unit={unit} ledger={ledger} {...traced} />
      {unit === 'documents' && <BaselineNote code={code} />}
    </>
  );
}

/** Why the verdict of the province is withheld, or that it may still change. */
function describeHint(t: TFunction, format: Format, reply: PaperReply): string | undefined {
  const { submittedCount, expectedCount } = reply.province;
  const hints = isPartial(reply) ? [t('paper.reported', { shown: format.count(submittedCount), total: format.count(expectedCount) })] : [];
  if (reply.isProvisional) hints.push(t('paper.provisionalMark'));
  return hints.length === 0 ? undefined : hints.join(' · ');
}

/** Of sheets and postings, so of none of the ledgers alone. */
function Savings({ reply }: { readonly reply: PaperReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { total } = reply.province.savings;
  return <p className={classes['hint']}>{total === null ? t('paper.savedPart') : t('paper.saved', { amount: format.count(total) })}</p>;
}
