import type { RejectsReply, SegmentReply } from '@nhip-thu/metrics';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRejects } from '../../api/reconciliation.ts';
import { nameReason } from '../../text/reason-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import classes from './ingest.module.css';

/** Positions shown per reason; the server knows the first 100. */
const SHOWN = 20;

/** Where a file's rejected lines stand, fetched when opened. Nothing where no line was rejected. */
export function RejectedPositions({ segment }: { readonly segment: Pick<SegmentReply, 'id' | 'rejected' | 'oversize'> }) {
  const { t } = useTranslation();
  const [wasOpened, setWasOpened] = useState(false);
  const rejects = useRejects(segment.id, wasOpened);
  if (segment.rejected + segment.oversize === 0) return null;
  return (
    <details className={classes['reasons']} onToggle={(event) => setWasOpened(wasOpened || event.currentTarget.open)}>
      <summary>{t('ledger.positions')}</summary>
      {rejects.isFetching && rejects.data === undefined && <p role="status">{t('common.loading')}</p>}
      {rejects.isError && <ProblemNotice error={rejects.error} onRetry={() => void rejects.refetch()} />}
      {rejects.data !== undefined && <Positions reply={rejects.data} />}
    </details>
  );
}

function Positions({ reply: { reasons, isComplete, linesRead } }: { readonly reply: RejectsReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {!isComplete && <p className={classes['meta']}>{t('ledger.positionsPart', { lines: format.count(linesRead) })}</p>}
      {reasons.length === 0 && <p className={classes['meta']}>{t('ledger.positionsNone')}</p>}
      <ul>
        {reasons.map(({ reason, count, positions }) => {
          const shown = positions.slice(0, SHOWN);
          const places = shown.map(({ line, byte }) => t('ledger.position', { line: format.count(line), byte: format.count(byte) }));
          if (count > shown.length)
            places.push(t('ledger.positionsMore', { count: count - shown.length, shown: format.count(count - shown.length) }));
          return (
            <li key={reason} data-reason={reason}>
              {t('ingest.reason', { reason: nameReason(t, reason), count: format.count(count) })}: {places.join('; ')}
            </li>
          );
        })}
      </ul>
    </>
  );
}
