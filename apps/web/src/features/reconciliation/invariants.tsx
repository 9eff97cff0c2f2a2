import type { InvariantCheckReply, InvariantFault, InvariantReply, InvariantState, ReconciliationReply } from '@nhip-thu/metrics';
import { IconAlertCircle, IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Format } from '../../text/format.ts';
import { useFormat } from '../../text/use-format.ts';
import { Card } from '../../ui/card.tsx';
import classes from './reconciliation.module.css';

const TITLE_ID = 'bat-bien';
const ICONS: Record<InvariantState, typeof IconCircleX> = {
  holds: IconCircleCheck,
  noted: IconAlertCircle,
  pending: IconHelpCircle,
  broken: IconCircleX,
};
/** Counts that are bytes; all others are numbers of things. */
const BYTE_COUNTS = new Set(['bytes', 'tailBytes']);

/** The promises of the ledger, each with what was looked at and where it does not add up. */
export function Invariants({ reply }: { readonly reply: ReconciliationReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const time = format.moment(reply.sampledAt);
  const days = reply.sample.map(({ origin, day }) => t('ledger.sampleDay', { origin, day: format.day(day) }));
  return (
    <Card labelledBy={TITLE_ID}>
      <h2 id={TITLE_ID}>{t('ledger.invariants')}</h2>
      <ul className={classes['invariants']}>
        {reply.invariants.map((invariant) => (
          <Invariant key={invariant.id} invariant={invariant} />
        ))}
      </ul>
      <p className={classes['aside']}>{days.length === 0 ? t('ledger.sampleNone') : t('ledger.sample', { time, days: days.join(', ') })}</p>
    </Card>
  );
}

function Invariant({ invariant: { id, state, checks } }: { readonly invariant: InvariantReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = ICONS[state];
  return (
    <li className={classes['invariant']} data-invariant={id} data-state={state}>
      <span className={classes['invariantState']}>
        <Icon size={20} aria-hidden /> {t(`ledger.state.${state}`)}
      </span>
      <div>
        <p className={classes['invariantName']}>
          {id} · {t(`ledger.invariant.${id}`)}
        </p>
        {checks.map((check) => (
          <div key={check.code}>
            <p className={classes['aside']}>{describeCheck(t, format, check)}</p>
            {check.faults.length > 0 && (
              <ul className={classes['faults']}>
                {check.faults.map((fault) => (
                  <li key={`${fault.origin} ${fault.segmentId} ${fault.name}`}>{describeFault(t, format, fault)}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </div>
    </li>
  );
}

function describeCheck(t: TFunction, format: Format, { code, counts }: InvariantCheckReply): string {
  const shown = Object.entries(counts).map(([name, value]) => [name, BYTE_COUNTS.has(name) ? format.bytes(value) : format.count(value)]);
  // The counts of each code are those its words have places for.
  return t(`ledger.check.${code}`, Object.fromEntries(shown) as Record<string, string>);
}

function describeFault(t: TFunction, format: Format, { origin, name, problem, difference }: InvariantFault): string {
  const values = { origin, name, problem: t(`ledger.problem.${problem}`) };
  return difference === null ? t('ledger.fault', values) : t('ledger.faultBy', { ...values, difference: format.count(difference) });
}

/** Whether the ledger balances, in a sentence: a broken promise is named, an unfinished one is not taken for kept. */
export function describeLedger(t: TFunction, invariants: readonly InvariantReply[]): string {
  const broken = invariants.filter(({ state }) => state === 'broken').map(({ id }) => id);
  if (broken.length > 0) return t('ledger.broken', { broken: broken.join(', ') });
  const pendingCount = invariants.filter(({ state }) => state === 'pending').length;
  const total = invariants.length;
  return pendingCount === 0
    ? t('ledger.allHold', { total })
    : t('ledger.holding', { holding: total - pendingCount, total, pending: pendingCount });
}
