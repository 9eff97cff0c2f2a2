import { Button, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPlayerStop, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { describeProblem } from '../../ui/problem-notice.tsx';
import classes from './ingest.module.css';
import type { Upload, UploadQueue } from './upload-queue.ts';

const ICONS = { waiting: IconClock, sending: IconUpload, done: IconCircleCheck, failed: IconAlertTriangle, cancelled: IconPlayerStop };

/** The files on their way, each with its own progress, outcome and way out. */
export function UploadList({ uploads, queue }: { readonly uploads: readonly Upload[]; readonly queue: UploadQueue }) {
  const { t } = useTranslation();
  const hasFinished = uploads.some(({ state }) => state.phase === 'done' || state.phase === 'cancelled');
  return (
    <div className={classes['uploads']}>
      <div className={classes['listHead']}>
        <h3>{t('ingest.uploads')}</h3>
        {hasFinished && (
          <Button variant="default" size="compact-sm" onClick={() => queue.clearFinished()}>
            {t('ingest.clear')}
          </Button>
        )}
      </div>
      <ul className={classes['list']}>
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} queue={queue} />
        ))}
      </ul>
    </div>
  );
}

function UploadRow({ upload, queue }: { readonly upload: Upload; readonly queue: UploadQueue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { file, state, id } = upload;
  const Icon = ICONS[state.phase];
  const isOnTheWay = state.phase === 'waiting' || state.phase === 'sending';
  return (
    <li className={classes['upload']} data-phase={state.phase}>
      <Icon size={20} aria-hidden className={classes['uploadIcon']} />
      <div className={classes['uploadBody']}>
        <Text fw={500} className={classes['fileName'] ?? ''}>
          {file.name}
        </Text>
        <Text size="sm" c="dimmed">
          {upload.origin} · {format.bytes(file.size)} · <UploadWords upload={upload} />
        </Text>
        {state.phase === 'sending' && (
          <Progress.Root size="sm">
            <Progress.Section value={state.ratio * 100} aria-label={t('ingest.uploadOf', { name: file.name })} />
          </Progress.Root>
        )}
      </div>
      {isOnTheWay && (
        <Button variant="default" size="compact-sm" aria-label={t('ingest.cancelOf', { name: file.name })} onClick={() => queue.cancel(id)}>
          {t('ingest.cancel')}
        </Button>
      )}
      {(state.phase === 'failed' || state.phase === 'cancelled') && (
        <Button variant="default" size="compact-sm" aria-label={t('ingest.retryOf', { name: file.name })} onClick={() => queue.retry(id)}>
          {t('common.retry')}
        </Button>
      )}
    </li>
  );
}

function UploadWords({ upload: { state } }: { readonly upload: Upload }) {
  const { t } = useTranslation();
  const format = useFormat();
  switch (state.phase) {
    case 'waiting':
      return t('ingest.waiting');
    case 'sending':
      return state.ratio >= 1 ? t('ingest.checking') : t('ingest.sending', { rate: format.ratio(state.ratio) });
    case 'done':
      return state.isKnown ? t('ingest.known') : t('ingest.sent');
    case 'cancelled':
      return t('ingest.cancelled');
    case 'failed': {
      const { title, detail, errorId } = describeProblem(t, state.error);
      return [title, detail, errorId === null ? null : t('common.errorId', { id: errorId })].filter((part) => part !== null).join(' · ');
    }
  }
}
