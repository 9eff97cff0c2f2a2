import type { IngestReply } from '@nhip-thu/metrics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Notice } from '../../ui/notice.tsx';

interface RollUpNoticeProps {
  readonly reply: IngestReply;
  /** Link to the overview, shown once nothing waits. */
  readonly children: ReactNode;
}

/** Whether the figures already hold everything that was read. Nothing before the first file. */
export function RollUpNotice({ reply, children }: RollUpNoticeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (reply.segments.length === 0) return null;
  const isReading = reply.segments.some(({ state }) => state === 'received' || state === 'folding');
  const isWaiting = reply.dirtyDays + reply.dirtyPeriods > 0;
  if (isWaiting) {
    return (
      <Notice tone="info" title={t('ingest.rollUp', { days: format.count(reply.dirtyDays), periods: format.count(reply.dirtyPeriods) })} />
    );
  }
  if (isReading) return null;
  return (
    <Notice tone="success" title={t('ingest.rollUpDone')}>
      {children}
    </Notice>
  );
}
