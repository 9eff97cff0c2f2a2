import { Button, Progress, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconClock,
  IconFileSearch,
  IconListCheck,
  IconPlayerStop,
  IconQuestionMark,
  IconUpload,
} from '@tabler/icons-react';
import type { SegmentReply } from '@nhip-thu/metrics';
import { useTranslation } from 'react-i18next';
import { nameSegmentError } from '../../text/reason-text.ts';
import { useFormat } from '../../text/use-format.ts';
import { describeProblem } from '../../ui/problem-notice.tsx';
import classes from './ingest.module.css';
import { SEGMENT_ICONS } from './segment-item.tsx';
import { TrialReport } from './trial-report.tsx';
import { UploadActions } from './upload-actions.tsx';
import { isUnderstood } from './upload-queue.ts';
import type { Upload, UploadQueue } from './upload-queue.ts';
import { useAnnounceTried } from './use-announce-tried.ts';

const ICONS = {
  ...SEGMENT_ICONS,
  unknown: IconQuestionMark,
  untried: IconClock,
  trying: IconFileSearch,
  tried: IconListCheck,
  waiting: IconClock,
  sending: IconUpload,
  failed: IconAlertTriangle,
  cancelled: IconPlayerStop,
};

interface UploadListProps {
  readonly uploads: readonly Upload[];
  readonly queue: UploadQueue;
  /** The ledger as it is now: of a file that has come it alone says what became of it. */
  readonly segments: readonly SegmentReply[];
}

/** The files on their way, each with its trial, its own progress, outcome and way out. */
export function UploadList({ uploads, queue, segments }: UploadListProps) {
  const { t } = useTranslation();
  useAnnounceTried(uploads);
  const hasFinished = uploads.some(({ state }) => state.phase === 'done' || state.phase === 'cancelled');
  const readyCount = uploads.filter(({ state }) => state.phase === 'tried' && isUnderstood(state.trial)).length;
  const isUnsent = uploads.some(({ state }) => state.phase === 'untried' || state.phase === 'trying' || state.phase === 'tried');
  return (
    <div className={classes['uploads']}>
      <div className={classes['listHead']}>
        <h3>{isUnsent ? t('trial.title') : t('ingest.uploads')}</h3>
        <div className={classes['buttons']}>
          {hasFinished && (
            <Button variant="default" size="compact-sm" onClick={() => queue.clearFinished()}>
              {t('ingest.clear')}
            </Button>
          )}
          {readyCount > 1 && (
            <Button size="compact-md" onClick={() => queue.goAll()}>
              {t('trial.goAll', { count: readyCount })}
            </Button>
          )}
        </div>
      </div>
      <ul className={classes['list']}>
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={withLedger(upload, segments)} queue={queue} />
        ))}
      </ul>
    </div>
  );
}

/** A file that has come is what the ledger says of it now. */
function withLedger(upload: Upload, segments: readonly SegmentReply[]): Upload {
  const { state } = upload;
  if (state.phase !== 'done') return upload;
  const segment = segments.find(({ id }) => id === state.segment.id) ?? state.segment;
  return { ...upload, state: { ...state, segment } };
}

function UploadRow({ upload, queue }: { readonly upload: Upload; readonly queue: UploadQueue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { file, name, state } = upload;
  const Icon = ICONS[nameIcon(state)];
  return (
    <li className={classes['upload']} data-phase={state.phase} data-state={state.phase === 'done' ? state.segment.state : undefined}>
      <Icon size={20} aria-hidden className={classes['uploadIcon']} />
      <div className={classes['uploadBody']}>
        <Text fw={500} className={classes['fileName'] ?? ''}>
          {name}
        </Text>
        <Text size="sm" c="dimmed">
          {upload.origin} · {format.bytes(file.size)}
          {state.phase !== 'tried' && (
            <>
              {' · '}
              <UploadWords state={state} />
            </>
          )}
        </Text>
        {state.phase === 'tried' && <TrialReport trial={state.trial} />}
        {state.phase === 'sending' && (
          <Progress.Root size="sm">
            <Progress.Section value={state.ratio * 100} aria-label={t('ingest.uploadOf', { name })} />
          </Progress.Root>
        )}
      </div>
      <UploadActions upload={upload} queue={queue} />
    </li>
  );
}

/** Which picture stands for a file: of one that has come, that of the ledger. */
function nameIcon(state: Upload['state']): keyof typeof ICONS {
  if (state.phase === 'done') return state.segment.state;
  return state.phase === 'tried' && !isUnderstood(state.trial) ? 'unknown' : state.phase;
}

/** That a file has come, and what the ledger says of it since. */
function Received({ segment, isKnown }: { readonly segment: SegmentReply; readonly isKnown: boolean }) {
  const { t } = useTranslation();
  const parts = [isKnown ? t('ingest.known') : t('ingest.sent'), t(`ingest.state.${segment.state}`)];
  if (segment.error !== null) parts.push(nameSegmentError(t, segment.error));
  return parts.join(' · ');
}

function UploadWords({ state }: { readonly state: Exclude<Upload['state'], { readonly phase: 'tried' }> }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (state.phase) {
    case 'untried':
      return t('trial.waiting');
    case 'trying':
      return t('trial.running');
    case 'waiting':
      return t('ingest.waiting');
    case 'sending':
      return state.ratio >= 1 ? t('ingest.checking') : t('ingest.sending', { rate: format.ratio(state.ratio) });
    case 'done':
      return <Received {...state} />;
    case 'cancelled':
      return t('ingest.cancelled');
    case 'failed': {
      const { title, detail, errorId } = describeProblem(t, state.error);
      return [title, detail, errorId === null ? null : t('common.errorId', { id: errorId })].filter((part) => part !== null).join(' · ');
    }
  }
}
