import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './ingest.module.css';
import { outlookOf } from './upload-queue.ts';
import type { Upload, UploadQueue } from './upload-queue.ts';

/** What can be done with a file in its phase. */
export function UploadActions({ upload: { id, name, origin, state }, queue }: { readonly upload: Upload; readonly queue: UploadQueue }) {
  const { t } = useTranslation();
  switch (state.phase) {
    case 'untried':
    case 'trying':
      return <Action label={t('trial.drop')} name={t('trial.dropOf', { name })} onClick={() => queue.drop(id)} />;
    case 'tried':
      return (
        <div className={classes['buttons']}>
          <Action label={t('trial.drop')} name={t('trial.dropOf', { name })} onClick={() => queue.drop(id)} />
          {outlookOf(state.trial) === 'good' && (
            <Action isMain label={t('trial.go')} name={t('trial.goOf', { name })} onClick={() => queue.go(id)} />
          )}
          {outlookOf(state.trial) === 'doubtful' && (
            <Action label={t('trial.goAnyway', { origin })} name={t('trial.goAnywayOf', { name, origin })} onClick={() => queue.go(id)} />
          )}
        </div>
      );
    case 'waiting':
    case 'sending':
      return <Action label={t('ingest.cancel')} name={t('ingest.cancelOf', { name })} onClick={() => queue.cancel(id)} />;
    case 'failed':
    case 'cancelled':
      return <Action label={t('common.retry')} name={t('ingest.retryOf', { name })} onClick={() => queue.go(id)} />;
    case 'done':
      return null;
  }
}

interface ActionProps {
  readonly label: string;
  /** Full name for assistive technology; begins with the visible label. */
  readonly name: string;
  readonly isMain?: boolean;
  readonly onClick: () => void;
}

function Action({ label, name, isMain = false, onClick }: ActionProps) {
  return (
    <Button variant={isMain ? 'filled' : 'default'} size="compact-sm" aria-label={name} onClick={onClick}>
      {label}
    </Button>
  );
}
