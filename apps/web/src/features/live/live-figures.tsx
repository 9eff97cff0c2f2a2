import type { AdoptionReply, IngestReply } from '@nhip-thu/metrics';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { canReadLedger } from '../../api/access.ts';
import { invalidateFigures } from '../../api/adoption.ts';
import { useIngestWatch } from '../../api/ingest.ts';
import { useSession } from '../../api/session.ts';
import { useFormat } from '../../text/use-format.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { hasLanded, rollUpStateOf } from './landing.ts';
import type { RollUpState } from './landing.ts';

/** Roll-ups that land together make one refetch. */
const SETTLE_MS = 1000;
/** For those whom the ledger is closed to: how often the figures themselves are asked for. */
const POLL_MS = 10_000;

/** Keeps the figures on screen as new as the server's, and says so when they changed. */
export function LiveFigures({ reply }: { readonly reply: AdoptionReply }) {
  const { data: session } = useSession();
  if (session === undefined || session === null) return null;
  return (
    <>
      {canReadLedger(session.role) ? <FollowLedger /> : <PollFigures />}
      <UpdatedNote reply={reply} />
    </>
  );
}

function FollowLedger() {
  const queries = useQueryClient();
  const known = useRef<RollUpState | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const look = useCallback(
    (ledger: IngestReply) => {
      const state = rollUpStateOf(ledger);
      const isNews = known.current !== null && hasLanded(known.current, state);
      known.current = state;
      if (!isNews || timer.current !== null) return;
      timer.current = setTimeout(() => {
        timer.current = null;
        invalidateFigures(queries);
      }, SETTLE_MS);
    },
    [queries],
  );
  useIngestWatch(look);
  return null;
}

function PollFigures() {
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) invalidateFigures(queries);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [queries]);
  return null;
}

/** Says when the figures of the period on screen changed under the reader's eyes; choosing another period is no news. */
function UpdatedNote({ reply }: { readonly reply: AdoptionReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  const announce = useAnnounce();
  const shown = useRef(reply);
  const [updatedAt, setUpdatedAt] = useState<string | null>(null);
  useEffect(() => {
    const before = shown.current;
    shown.current = reply;
    if (before.period.id !== reply.period.id || before.definition !== reply.definition) {
      setUpdatedAt(null);
      return;
    }
    if (before.computedAt === reply.computedAt || reply.computedAt === null) return;
    setUpdatedAt(reply.computedAt);
    announce(t('live.updatedAt', { time: format.moment(reply.computedAt) }));
  }, [reply, announce, t, format]);
  return updatedAt === null ? null : (
    <span data-updated>
      {' · '}
      {t('live.updated')}
    </span>
  );
}
