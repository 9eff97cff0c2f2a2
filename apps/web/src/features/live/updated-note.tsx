import type { AdoptionReply } from '@nhip-thu/metrics';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { useAnnounce } from '../../ui/announcer.tsx';

type ShownFigures = Pick<AdoptionReply, 'period' | 'definition' | 'computedAt'>;

/** Says when the figures of the period on screen changed under the reader's eyes; choosing another period is no news. */
export function UpdatedNote({ reply }: { readonly reply: ShownFigures }) {
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
