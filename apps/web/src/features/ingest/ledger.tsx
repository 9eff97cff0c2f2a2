import type { IngestReply } from '@nhip-thu/metrics';
import { IconBroadcast, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { Empty } from '../../ui/empty.tsx';
import { useFirst } from '../../ui/use-first.tsx';
import { Card } from '../../ui/card.tsx';
import classes from './ingest.module.css';
import { LegalBasisLine } from './legal-basis-line.tsx';
import { SegmentItem } from './segment-item.tsx';
import { UndoSegment } from './undo-segment.tsx';
import { useAnnounceDone } from './use-announce-done.ts';

const TITLE_ID = 'so-nhat-ky';

/** The newest; the others come when asked for. */
const FIRST_FILES = 10;

/** What the server has received and how far it has read, as it changes. */
export function Ledger({ reply, isLive }: { readonly reply: IngestReply; readonly isLive: boolean }) {
  const { t } = useTranslation();
  const { shown, more } = useFirst(reply.segments, FIRST_FILES);
  useAnnounceDone(reply.segments);
  const Icon = isLive ? IconBroadcast : IconRefresh;
  return (
    <Card labelledBy={TITLE_ID}>
      <div className={classes['listHead']}>
        <h2 id={TITLE_ID}>{t('ingest.ledger')}</h2>
        <p className={classes['feed']}>
          {reply.segments.length > 0 && <>{t('ingest.ledgerCount', { count: reply.segments.length })} · </>}
          <Icon size={16} aria-hidden /> {isLive ? t('ingest.live') : t('ingest.polling')}
        </p>
      </div>
      {reply.segments.length === 0 ? (
        <Empty kind="never" text={t('ingest.empty')} />
      ) : (
        <ul className={classes['list']}>
          {shown.map((segment) => (
            <SegmentItem key={segment.id} segment={segment}>
              <UndoSegment segment={segment} />
            </SegmentItem>
          ))}
        </ul>
      )}
      {more}
      {reply.origins.length > 0 && <Origins reply={reply} />}
    </Card>
  );
}

function Origins({ reply }: { readonly reply: IngestReply }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={classes['origins']}>
      <h3>{t('ingest.origins')}</h3>
      <dl>
        {reply.origins.map((origin) => (
          <div key={origin.name}>
            <dt>{origin.name}</dt>
            <dd>
              {t('ingest.originLine', {
                segments: format.count(origin.segments),
                from: origin.firstDay === null ? t('ingest.originEmpty') : format.day(origin.firstDay),
                to: origin.lastDay === null ? '…' : format.day(origin.lastDay),
                zone: origin.timeZone,
              })}
            </dd>
            <LegalBasisLine origin={origin} />
          </div>
        ))}
      </dl>
    </div>
  );
}
