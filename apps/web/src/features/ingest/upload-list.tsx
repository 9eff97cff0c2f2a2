import { Button, Progress, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconFileSearch,
  IconListCheck,
  IconPlayerStop,
  IconQuestionMark,
  IconUpload,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/use-format.ts';
import { describeProblem } from '../../ui/problem-notice.tsx';
import classes from './ingest.module.css';
import { TrialReport } from './trial-report.tsx';
import { UploadActions } from './upload-actions.tsx';
import { isUnderstood } from './upload-queue.ts';
import type { Upload, UploadQueue } from './upload-queue.ts';
import { useAnnounceTried } from './use-announce-tried.ts';

const ICONS = {
  untried: IconClock,
  trying: IconFileSearch,
  tried: IconListCheck,
  waiting: IconClock,
  sending: IconUpload,
  done: IconCircleCheck,
  failed: IconAlertTriangle,
  cancelled: IconPlayerStop,
};

/** The files on their way, each with its trial, its own progress, outcome and way out. */
export function UploadList({ uploads, queue }: { readonly uploads: readonly Upload[]; readonly queue: UploadQueue }) {
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
          <UploadRow key={upload.id} upload={upload} queue={queue} />
        ))}
      </ul>
    </div>
  );
}

function UploadRow({ upload, queue }: { readonly upload: Upload; readonly queue: UploadQueue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { file, name, state } = upload;
  const Icon = state.phase === 'tried' && !isUnderstood(state.trial) ? IconQuestionMark : ICONS[state.phase];
  return (
    <li className={classes['upload']} data-phase={state.phase}>
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
      return state.isKnown ? t('ingest.known') : t('ingest.sent');
    case 'cancelled':
      return t('ingest.cancelled');
    case 'failed': {
      const { title, detail, errorId } = describeProblem(t, state.error);
      return [title, detail, errorId === null ? null : t('common.errorId', { id: errorId })].filter((part) => part !== null).join(' · ');
    }
  }
}
