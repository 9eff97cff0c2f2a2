import type { SegmentReply } from '@nhip-thu/metrics';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../ui/announcer.tsx';

/** Speaks the name of a file once it is read to the end; what was read before the page opened is no news. */
export function useAnnounceDone(segments: readonly SegmentReply[]): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const done = segments.filter(({ state }) => state === 'folded');
    const news = known.current === null ? undefined : done.find(({ id }) => known.current?.has(id) === false);
    known.current = new Set(done.map(({ id }) => id));
    if (news !== undefined) announce(t('ingest.announceDone', { name: news.name }));
  }, [segments, announce, t]);
}
